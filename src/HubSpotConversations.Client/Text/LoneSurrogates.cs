using System.Buffers.Text;

namespace HubSpotConversations.Text;

/// <summary>
/// Replaces escaped halves of surrogate pairs (\ud83d without \ude00) in JSON. They are valid JSON but not valid text.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    private static ReadOnlySpan<byte> Replacement => "\\ufffd"u8;

    /// <summary>Returns the JSON with U+FFFD in their place, or the same bytes if there aren't any.</summary>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> json)
    {
        byte[]? copy = null;
        ReadOnlySpan<byte> text = json.Span;
        int index = 0;
        while (text.Slice(index).IndexOf((byte)'\\') is var next and >= 0)
        {
            index += next;
            char first = Escaped(text.Slice(index));
            if (!char.IsSurrogate(first))
            {
                index = Math.Min(index + 2, text.Length);
            }
            else if (char.IsHighSurrogate(first) && char.IsLowSurrogate(Escaped(text.Slice(index + EscapeLength))))
            {
                index += 2 * EscapeLength;
            }
            else
            {
                copy ??= json.ToArray();
                Replacement.CopyTo(copy.AsSpan(index));
                index += EscapeLength;
            }
        }

        return copy ?? json;
    }

    // The character of an escape such as \ud83d; zero for anything else.
    private static char Escaped(ReadOnlySpan<byte> text)
        => text.Length >= EscapeLength && text[0] == '\\' && text[1] == 'u'
            && Utf8Parser.TryParse(text.Slice(2, EscapeLength - 2), out ushort value, out int length, 'x')
            && length == EscapeLength - 2
                ? (char)value
                : '\0';
}
