using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;

namespace HubSpotConversations.Sandbox.Wire;

/// <summary>Reads the body of a call as a JSON object.</summary>
internal static class JsonBody
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static JsonDocument Read(SandboxCall call)
    {
        if (call.ContentType?.TrimStart().StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw Refusal.UnsupportedMediaType();
        }

        Check(call.Body);
        JsonDocument body = JsonDocument.Parse(call.Body);
        if (body.RootElement.ValueKind == JsonValueKind.Object)
        {
            return body;
        }

        body.Dispose();
        throw Refusal.BadJson("an object was expected.");
    }

    /// <summary>Rejects invalid JSON, invalid UTF-8 and escapes of unpaired surrogates.</summary>
    private static void Check(ReadOnlyMemory<byte> body)
    {
        MemoryMarshal.TryGetArray(body, out ArraySegment<byte> bytes);
        try
        {
            _ = StrictUtf8.GetCharCount(bytes.Array ?? [], bytes.Offset, bytes.Count);
            var reader = new Utf8JsonReader(body.Span);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    _ = reader.GetString();
                }
            }
        }
        catch (JsonException exception)
        {
            throw Refusal.BadJson($"line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}.");
        }
        catch (Exception exception) when (exception is DecoderFallbackException or InvalidOperationException)
        {
            throw Refusal.BadJson("the text is not valid Unicode.");
        }
    }
}
