namespace HubSpotConversations.Sandbox.Engine;

/// <summary>
/// Where a page ended, as opaque text that holds only for the list that gave it. The text has a plus, slashes and an
/// equals sign on purpose: a client that escapes it never, or twice, is found out.
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

    public static Cursor Decode(string list, string text)
    {
        byte[] bytes = Bytes(text);
        if (bytes.Length == Length)
        {
            var cursor = new Cursor(BitConverter.ToInt64(bytes, 7), BitConverter.ToInt64(bytes, 15));
            if (BitConverter.ToUInt32(bytes, 3) == cursor.Check(list))
            {
                return cursor;
            }
        }

        throw Refusal.Validation(new Problem("The paging cursor is not valid for this query", In: "after"));
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
