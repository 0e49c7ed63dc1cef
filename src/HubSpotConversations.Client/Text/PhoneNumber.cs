namespace HubSpotConversations.Text;

/// <summary>Reads phone numbers as people write them.</summary>
internal static class PhoneNumber
{
    private const int ShortestPhone = 7;
    private const int LongestPhone = 15;

    /// <summary>
    /// Converts a phone number to E.164 format; returns null if it isn't one. It removes the separators that people put
    /// between digits.
    /// </summary>
    public static string? ToE164(string text)
    {
        string digits = string.Concat(
            text.Where(static c => c is not (' ' or '-' or '.' or '(' or ')' or '/' or '\u00a0')));
        bool isNumber = digits.Length is > ShortestPhone and <= LongestPhone + 1
            && digits[0] == '+' && digits[1] is >= '1' and <= '9'
            && digits.Skip(1).All(static c => c is >= '0' and <= '9');
        return isNumber ? digits : null;
    }
}
