using System.Text.Json;
using HubSpotConversations.Sandbox.Engine;

namespace HubSpotConversations.Sandbox.Wire;

/// <summary>Reads the body of a call as a JSON object.</summary>
internal static class JsonBody
{
    public static JsonDocument Read(SandboxCall call)
    {
        if (call.ContentType?.TrimStart().StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw Refusal.UnsupportedMediaType();
        }

        JsonDocument body = Parse(call.Body);
        if (body.RootElement.ValueKind == JsonValueKind.Object)
        {
            return body;
        }

        body.Dispose();
        throw Refusal.BadJson("an object was expected.");
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException exception)
        {
            throw Refusal.BadJson($"line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}.");
        }
    }
}
