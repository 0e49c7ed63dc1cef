using System.Text;
using System.Text.Json;

namespace HubSpotConversations.Json;

/// <summary>
/// Parses what a server sent. What stands before and between the JSON is forgiven: a byte order mark is passed over,
/// and bytes that are no UTF-8 become U+FFFD, because the JSON library throws at them when they are read.
/// </summary>
internal static class JsonText
{
    private static ReadOnlySpan<byte> Mark => [0xef, 0xbb, 0xbf];

    /// <exception cref="JsonException">It is no whole JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body, JsonDocumentOptions options = default)
    {
        ReadOnlyMemory<byte> text = body.Span.StartsWith(Mark) ? body.Slice(Mark.Length) : body;
        return JsonDocument.Parse(IsUtf8(text) ? text : Repair(text), options);
    }

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
