using System.Text;
using System.Text.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Json;

/// <summary>
/// Parses the JSON of a response. Skips a byte order mark, and replaces invalid UTF-8 and escaped halves of surrogate
/// pairs with U+FFFD, because System.Text.Json throws when it reads them.
/// </summary>
internal static class JsonText
{
    /// <summary>Allows deeper nesting than HubSpot documents, because unknown fields may nest freely.</summary>
    public static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    private static ReadOnlySpan<byte> Mark => [0xef, 0xbb, 0xbf];

    /// <exception cref="JsonException">The body is not a complete JSON value.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body, JsonDocumentOptions options = default)
    {
        ReadOnlyMemory<byte> text = WithoutMark(body);
        return JsonDocument.Parse(LoneSurrogates.Replace(IsUtf8(text) ? text : Repair(text)), options);
    }

    /// <summary>A body without its byte order mark.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body)
        => body.Span.StartsWith(Mark) ? body.Slice(Mark.Length) : body;

    private static byte[] Repair(ReadOnlyMemory<byte> text)
        => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text.ToArray()));

#if NET
    private static bool IsUtf8(ReadOnlyMemory<byte> text) => System.Text.Unicode.Utf8.IsValid(text.Span);
#else
    private static readonly UTF8Encoding Strict
        = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static bool IsUtf8(ReadOnlyMemory<byte> text)
    {
        if (!System.Runtime.InteropServices.MemoryMarshal.TryGetArray(text, out ArraySegment<byte> bytes))
        {
            return false;
        }

        try
        {
            _ = Strict.GetCharCount(bytes.Array!, bytes.Offset, bytes.Count);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
#endif
}
