namespace HubSpotConversations.Sandbox.Calls;

/// <summary>
/// The end of a page, as opaque text that is valid only for its own list. The text contains a plus, slashes and an
/// equals sign on purpose: this exposes clients that escape it twice or not at all.
/// </summary>
internal sealed record Cursor(long First, long Second)
{
    private const int Length = 23;

    public string Encode(string list)
    {
        byte[] bytes = new byte[Length];
        (bytes[0], bytes[1], bytes[2]) = (0xFB, 0xEF, 0xFF);
        BitConverter.GetBytes(Check(list)).CopyTo(bytes, 3);
        BitConverter.GetBytes(First).CopyTo(bytes, 7);
        BitConverter.GetBytes(Second).CopyTo(bytes, 15);
        return Convert.ToBase64String(bytes);
    }

    public static Cursor Decode(string list, string text) => TryDecode(list, text)
        ?? throw Refusal.Validation(new Problem("The paging cursor is not valid for this query", In: "after"));

    /// <summary>The position that a text names; null if the text isn't a cursor of this list.</summary>
    public static Cursor? TryDecode(string list, string? text)
    {
        byte[] bytes = Bytes(text ?? string.Empty);
        if (bytes.Length != Length)
        {
            return null;
        }

        var cursor = new Cursor(BitConverter.ToInt64(bytes, 7), BitConverter.ToInt64(bytes, 15));
        return BitConverter.ToUInt32(bytes, 3) == cursor.Check(list) ? cursor : null;
    }

    private static byte[] Bytes(string text)
    {
        try
        {
            return text.Contains(' ') ? [] : Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return [];
        }
    }

    /// <summary>FNV-1a over the list and the position.</summary>
    private uint Check(string list)
    {
        unchecked
        {
            uint hash = 2166136261;
            foreach (char letter in $"{list}|{First}|{Second}")
            {
                hash = (hash ^ letter) * 16777619;
            }

            return hash;
        }
    }
}
