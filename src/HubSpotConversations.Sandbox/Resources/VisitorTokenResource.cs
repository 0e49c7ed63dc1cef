using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>The tokens that identify visitors to the chat widget.</summary>
internal sealed class VisitorTokenResource(AccountState state) : IResource
{
    private static readonly string[] Versions = ["v3", "2025-09", "2026-03", "2026-09"];

    public void AddRoutes(RouteTable routes)
    {
        foreach (string version in Versions)
        {
            routes.Add(
                "POST", $"visitor-identification/{version}/tokens/create", Scopes.VisitorTokens, call => Create(call, version));
        }
    }

    private SandboxResponse Create(SandboxCall call, string version)
    {
        using JsonDocument body = JsonBody.Read(call);
        var problems = new List<Problem>();
        var fields = new JsonFields(body.RootElement, problems);
        if (fields.RequiredText("email") is { } email && email.IndexOf('@') <= 0)
        {
            problems.Add(new Problem($"'{email}' is not an email address", In: "email"));
        }

        _ = fields.Text("firstName");
        _ = fields.Text("lastName");
        _ = fields.Object("hsCustomerAgentContext");
        Refusal.ThrowIfAny(problems);
        string token = $"sandbox-visitor-{version}-{state.NextMessageId()}";
        return SandboxResponse.Json(200, JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("token", token);
            writer.WriteEndObject();
        }));
    }
}
