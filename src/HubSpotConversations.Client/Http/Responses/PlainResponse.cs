using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Json;

namespace HubSpotConversations.Http.Responses;

/// <summary>Converts a response that this library has no model for to plain .NET values.</summary>
internal static class PlainResponse
{
    private static readonly UTF8Encoding Strict
        = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static object? Read(ApiResponse response, ApiRequest request)
    {
        if (response.Excess is { } excess)
        {
            throw ResponseReader.Unexpected(response, request, excess, cause: null);
        }

        if (response.Body.IsEmpty)
        {
            return null;
        }

        MediaTypeHeaderValue? type = response.Message.Content?.Headers.ContentType;
        if (IsJson(type?.MediaType))
        {
            return ReadJson(response, request);
        }

        // Parse a JSON object or array even if the content type is wrong. A plain number or word stays text.
        return LooksLikeJson(response.Body.Span) && TryReadJson(response, out object? value)
            ? value
            : ReadText(response.Body, type?.CharSet);
    }

    private static bool IsJson(string? mediaType)
        => mediaType is not null
            && (mediaType.EndsWith("/json", StringComparison.OrdinalIgnoreCase)
                || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private static bool LooksLikeJson(ReadOnlySpan<byte> body)
    {
        int start = body.IndexOfAny((byte)'{', (byte)'[');
        return start >= 0 && body.Slice(0, start).ToArray().All(static b => " \t\r\n\uFEFF"u8.IndexOf(b) >= 0);
    }

    private static object? ReadJson(ApiResponse response, ApiRequest request)
    {
        try
        {
            using var document = JsonText.Parse(response.Body, JsonText.Options);
            return PlainValue.Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw ResponseReader.Unexpected(response, request, "it is not complete JSON", exception);
        }
    }

    private static bool TryReadJson(ApiResponse response, out object? value)
    {
        try
        {
            using var document = JsonText.Parse(response.Body, JsonText.Options);
            value = PlainValue.Read(document.RootElement);
            return true;
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }

    private static object ReadText(ReadOnlyMemory<byte> body, string? charset)
    {
        byte[] bytes = body.ToArray();
        try
        {
            return (EncodingOf(charset) ?? Strict).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return bytes;
        }
    }

    private static Encoding? EncodingOf(string? charset)
    {
        try
        {
            return charset is null ? null : Encoding.GetEncoding(charset.Trim('"'));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
