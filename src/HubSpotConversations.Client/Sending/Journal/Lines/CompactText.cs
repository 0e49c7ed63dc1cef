using System.Globalization;
using System.Runtime.InteropServices;

namespace HubSpotConversations.Sending.Journal.Lines;

/// <summary>
/// Stores a text in 24 bytes if it has the form of a HubSpot id: digits, or 32 hexadecimal digits. It keeps any other
/// text unchanged. A long journal has hundreds of thousands of these texts.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct CompactText
{
    private const int HexLength = 32;
    private const int MostDigits = 18;

    private static readonly object Hex = new();
    private static readonly object Number = new();

    private readonly object? _text;
    private readonly ulong _high;
    private readonly ulong _low;

    private CompactText(object? text, ulong high = 0, ulong low = 0)
    {
        _text = text;
        _high = high;
        _low = low;
    }

    public static CompactText Of(string? text)
    {
        if (text is not null && text.Length == HexLength
            && TryRead(text, 0, 16, 16, out ulong high) && TryRead(text, 16, 16, 16, out ulong low))
        {
            return new CompactText(Hex, high, low);
        }

        // A number with a leading zero would lose the zero.
        return text is { Length: > 0 and <= MostDigits } && text[0] != '0'
            && TryRead(text, 0, text.Length, 10, out ulong number)
            ? new CompactText(Number, number)
            : new CompactText(text);
    }

    /// <summary>Returns the original text.</summary>
    public override string? ToString()
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        return ReferenceEquals(_text, Number) ? _high.ToString(culture)
            : ReferenceEquals(_text, Hex) ? _high.ToString("x16", culture) + _low.ToString("x16", culture)
            : _text as string;
    }

    private static bool TryRead(string text, int start, int length, uint radix, out ulong value)
    {
        value = 0;
        for (int i = start; i < start + length; i++)
        {
            char c = text[i];
            uint digit = c is >= '0' and <= '9' ? (uint)(c - '0') : c is >= 'a' and <= 'f' ? (uint)(c - 'a' + 10) : 99;
            if (digit >= radix)
            {
                return false;
            }

            value = (value * radix) + digit;
        }

        return true;
    }
}
