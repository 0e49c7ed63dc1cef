using HubSpotConversations.Models;

namespace HubSpotConversations.Sending;

/// <summary>What a journal says of a failure: never what the message says, where that is not kept.</summary>
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

    // Errors quote in one line.
    private static IEnumerable<string> Spellings(string secret)
        => [secret, secret.Trim(), DisplayText.OneLine(secret, int.MaxValue)];
}
