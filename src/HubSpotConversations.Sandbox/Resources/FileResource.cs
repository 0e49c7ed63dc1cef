using System.Globalization;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Files: upload, metadata and signed addresses.</summary>
internal sealed class FileResource(AccountState state) : IResource
{
    private const int DefaultSeconds = 3600;
    private const int MostSeconds = 86_400 * 7;

    public void AddRoutes(RouteTable routes)
    {
        foreach (string root in new[] { "files/v3/files", "files/2026-03/files" })
        {
            routes.Add("POST", root, Scopes.Files, Upload);
            routes.Add("GET", root + "/{fileId}", Scopes.Files, Get);
            routes.Add("GET", root + "/{fileId}/signed-url", Scopes.Files, Sign);
        }
    }

    private SandboxResponse Upload(SandboxCall call)
    {
        StoredFile file = new FileUpload(call).Read(state.Files.NextId, state.Clock.GetUtcNow());
        state.Files.Add(file);
        return SandboxResponse.Json(201, JsonBuffer.Write(file.Write));
    }

    private SandboxResponse Get(SandboxCall call) => SandboxResponse.Json(200, JsonBuffer.Write(File(call).Write));

    private SandboxResponse Sign(SandboxCall call)
    {
        StoredFile file = File(call);
        int seconds = call.Query.Number("expirationSeconds", DefaultSeconds, MostSeconds);
        DateTimeOffset expires = state.Clock.GetUtcNow().AddSeconds(seconds);
        return SandboxResponse.Json(200, JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("url", SignedLink.Make(call.Origin, file.Id, file.FullName, expires));
            writer.WriteString("name", file.Name);
            writer.WriteString("extension", file.Extension);
            writer.WriteNumber("size", file.Content.Length);
            writer.WriteString("type", file.Kind);
            writer.WriteString("expiresAt", expires.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }));
    }

    private StoredFile File(SandboxCall call)
    {
        string id = call.RouteValues["fileId"];
        return state.Files.Find(id) ?? throw Refusal.NotFound("File", id);
    }
}
