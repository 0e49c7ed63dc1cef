using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace HubSpotConversations.Text;

/// <summary>Finds a text in bytes, even if its characters are escaped in different ways or repeatedly.</summary>
internal static class EscapedText
{
    private const int LongestEntity = 12;

    /// <summary>Returns how many bytes the text takes at the start of the bytes; 0 if it isn't there.</summary>
    public static int LengthOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> bytes)
    {
        int length = 0;
        foreach (byte character in text)
        {
            // UTF-16 has a zero byte next to each ASCII character.
            while (length > 0 && length < bytes.Length && bytes[length] == 0)
            {
                length++;
            }

            int next = LengthOf(character, bytes.Slice(length));
            if (next == 0)
            {
                return 0;
            }

            length += next;
        }

        return length;
    }

    private static int LengthOf(byte character, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return 0;
        }

        int escaped = bytes[0] switch
        {
            (byte)'\\' => Backslash(character, bytes),
            (byte)'%' => Percent(character, bytes),
            (byte)'&' => Entity(character, bytes),
            _ => 0,
        };
        return escaped == 0 && bytes[0] == character ? 1 : escaped;
    }

    // \u0070, \x70 and \/, even if the backslash itself is escaped.
    private static int Backslash(byte character, ReadOnlySpan<byte> bytes)
    {
        int length = 1;
        while (length < bytes.Length && bytes[length] == '\\')
        {
            length++;
        }

        ReadOnlySpan<byte> rest = bytes.Slice(length);
        if (rest.IsEmpty)
        {
            return 0;
        }

        return rest[0] switch
        {
            (byte)'u' when Hex(rest.Slice(1), 4) == character => length + 5,
            (byte)'x' when Hex(rest.Slice(1), 2) == character => length + 3,
            (byte)'/' or (byte)'"' when rest[0] == character => length + 1,
            _ => 0,
        };
    }

    // %70, even if the percent sign itself is escaped: %2570.
    private static int Percent(byte character, ReadOnlySpan<byte> bytes)
    {
        for (int length = 1; ; length += 2)
        {
            int value = Hex(bytes.Slice(length), 2);
            if (value == character)
            {
                return length + 2;
            }

            if (value != '%')
            {
                return 0;
            }
        }
    }

    // &#112;, &#x70; and named entities.
    private static int Entity(byte character, ReadOnlySpan<byte> bytes)
    {
        int end = bytes.Slice(0, Math.Min(bytes.Length, LongestEntity)).IndexOf((byte)';');
        if (end < 0)
        {
            return 0;
        }

        string name = Encoding.ASCII.GetString(bytes.Slice(1, end - 1).ToArray());
        return ValueOf(name) == character ? end + 1 : 0;
    }

    private static int ValueOf(string entity)
    {
        const NumberStyles Hexadecimal = NumberStyles.AllowHexSpecifier;
        bool isHex = entity.StartsWith("#x", StringComparison.OrdinalIgnoreCase);
        if (entity.StartsWith("#", StringComparison.Ordinal))
        {
            return int.TryParse(
                entity.Substring(isHex ? 2 : 1),
                isHex ? Hexadecimal : NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int value) ? value : -1;
        }

        return entity switch
        {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "equals" => '=',
            "plus" => '+',
            "sol" => '/',
            "period" => '.',
            "lowbar" => '_',
            "percnt" => '%',
            _ => -1,
        };
    }

    private static int Hex(ReadOnlySpan<byte> bytes, int length)
        => bytes.Length >= length
            && Utf8Parser.TryParse(bytes.Slice(0, length), out int value, out int read, 'x')
            && read == length
                ? value
                : -1;
}
