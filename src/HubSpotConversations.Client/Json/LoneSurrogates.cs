namespace HubSpotConversations.Json;

/// <summary>
/// Replaces escaped halves of surrogate pairs (\ud83d without \ude00) in JSON. They are valid JSON, but not valid text.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    private static ReadOnlySpan<byte> Replacement => "\\ufffd"u8;

    /// <summary>The JSON with U+FFFD in their place; the same bytes if there aren't any.</summary>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> json)
    {
        byte[]? copy = null;
        ReadOnlySpan<byte> text = json.Span;
        int index = 0;
        while (text.Slice(index).IndexOf((byte)'\\') is var next and >= 0)
        {
            index += next;
            if (!IsSurrogate(text.Slice(index), out bool isHigh))
            {
                index = Math.Min(index + 2, text.Length);
            }
            else if (isHigh && IsSurrogate(text.Slice(index + EscapeLength), out bool isNextHigh) && !isNextHigh)
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

    private static bool IsSurrogate(ReadOnlySpan<byte> text, out bool isHigh)
    {
        isHigh = false;
        if (text.Length < EscapeLength || text[0] != '\\' || text[1] != 'u' || text[2] is not ((byte)'d' or (byte)'D'))
        {
            return false;
        }

        isHigh = text[3] is (byte)'8' or (byte)'9' or (byte)'a' or (byte)'b' or (byte)'A' or (byte)'B';
        bool isLow = text[3] is (byte)'c' or (byte)'d' or (byte)'e' or (byte)'f'
            or (byte)'C' or (byte)'D' or (byte)'E' or (byte)'F';
        return (isHigh || isLow) && IsHex(text[4]) && IsHex(text[5]);
    }

    private static bool IsHex(byte digit)
        => digit is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f') or (>= (byte)'A' and <= (byte)'F');
}
