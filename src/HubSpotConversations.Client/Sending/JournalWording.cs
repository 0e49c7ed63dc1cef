using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Sending;

/// <summary>
/// Creates the journal's text for a failure. If the journal doesn't keep messages, the text leaves out their content.
/// </summary>
internal static class JournalWording
{
    private const string Gap = "(…)";

    public static string Of(HubSpotException failure, Draft given, Draft? sent, bool keepsContent)
    {
        string text = failure.Message;
        if (keepsContent)
        {
            return text;
        }

        foreach (string secret in (sent ?? given).Content.OfType<string>().SelectMany(static secret => Spellings(secret)))
        {
            text = secret.Length == 0 ? text : text.Replace(secret, Gap);
        }

        return text;
    }

    // Errors quote texts on one line, so that form is removed too.
    private static IEnumerable<string> Spellings(string secret)
        => [secret, secret.Trim(), DisplayText.OneLine(secret, (secret.Length * 2) + 16)];
}
