using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Serves the bytes of a file for a signed address. These requests must not carry a token.</summary>
internal sealed class SignedFileResource(AccountState state) : IResource
{
    public void AddRoutes(RouteTable routes) => routes.Add("GET", "files/signed/{fileId}/{name}", scope: null, Read);

    private SandboxResponse Read(SandboxCall call)
    {
        if (call.Authorization is { Length: > 0 })
        {
            // The storage behind HubSpot rejects two kinds of credentials in one request. It must not get the token.
            throw Refusal.Validation(new Problem("Only one authentication mechanism is allowed", In: "Authorization"));
        }

        if (!SignedLink.IsGood(call, state.Clock.GetUtcNow()))
        {
            throw new Refusal(403, "FORBIDDEN", "The signature is wrong or has expired.", []);
        }

        StoredFile file = state.Files.Find(call.RouteValues["fileId"])
            ?? throw Refusal.NotFound("File", call.RouteValues["fileId"]);
        return new SandboxResponse(200, file.ContentType, file.Content);
    }
}
