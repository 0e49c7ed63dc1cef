using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Sending;

/// <summary>
/// Creates the journal's text for a failure. If the journal doesn't keep messages, the text leaves out their content.
/// </summary>
internal static class JournalWording
{
    private const string Gap = "(…)";

    public static string Of(HubSpotException failure, MessageDraft given, MessageDraft? sent, bool keepsContent)
    {
        string text = failure.Message;
        if (keepsContent)
        {
            return text;
        }

        MessageDraft draft = sent ?? given;
        IEnumerable<string?> secrets = new[] { draft.Text, draft.RichText, draft.Subject }
            .Concat(draft.Recipients.SelectMany(static recipient => recipient.DeliveryIdentifiers)
                .Select(static identifier => identifier.Value));
        foreach (string secret in secrets.OfType<string>().SelectMany(static secret => Spellings(secret)))
        {
            text = secret.Length == 0 ? text : text.Replace(secret, Gap);
        }

        return text;
    }

    // Errors quote texts on one line, so that form is removed too.
    private static IEnumerable<string> Spellings(string secret)
        => [secret, secret.Trim(), DisplayText.OneLine(secret, (secret.Length * 2) + 16)];
}
