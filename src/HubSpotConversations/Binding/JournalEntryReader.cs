using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Binding;

/// <summary>
/// Reads journal messages to resend, either directly or after a round trip through a file or another process.
/// </summary>
internal static class JournalEntryReader
{
    private static readonly string[] Names =
    [
        nameof(SendJournalEntry.Key), nameof(SendJournalEntry.Attempts), nameof(SendJournalEntry.StartedAt),
        nameof(SendJournalEntry.Draft),
    ];

    /// <summary>Whether an object is a journal message.</summary>
    public static bool IsOne(PSObject? input)
        => input?.BaseObject is SendJournalEntry
            || (input?.BaseObject is PSCustomObject && Names.All(name => input.Properties[name] is not null));

    /// <summary>The draft of a journal message.</summary>
    /// <exception cref="HubSpotValidationException">
    /// The journal doesn't contain the text, or the draft came back incomplete.
    /// </exception>
    public static MessageDraft DraftOf(PSObject entry)
        => (entry.BaseObject is SendJournalEntry live
            ? live.Draft
            : DraftOf(PropertyBag.Of(entry)!.Values(nameof(SendJournalEntry.Draft)).FirstOrDefault()))
            ?? throw new HubSpotValidationException(
                "InputObject",
                $"The journal has no text of the message '{DisplayText.OneLine(KeyOf(entry), 100)}'. Run the original "
                + "command again with the same journal to resend it. To send messages from a journal, write the "
                + "journal with -JournalText.");

    /// <summary>The key of a journal message.</summary>
    public static string? KeyOf(PSObject entry) => entry.BaseObject is SendJournalEntry live
        ? live.Key
        : PropertyBag.Of(entry)?.Text(nameof(SendJournalEntry.Key));

    private static MessageDraft? DraftOf(object? value)
    {
        if ((value as PSObject)?.BaseObject is MessageDraft draft)
        {
            return draft;
        }

        if (value is null)
        {
            return null;
        }

        // A draft that came back as a string has lost its content.
        PropertyBag spelled = PropertyBag.Of(value) ?? throw MessageBag.NotWhole();
        MessageBag.CheckParts(spelled);
        return new MessageDraft
        {
            ThreadId = spelled.Text(nameof(draft.ThreadId)),
            Text = spelled.Text(nameof(draft.Text)),
            RichText = spelled.Text(nameof(draft.RichText)),
            Subject = spelled.Text(nameof(draft.Subject)),
            Recipients = [.. spelled.Values(nameof(draft.Recipients)).Select(RecipientOf)],
            Attachments = [.. spelled.Values(nameof(draft.Attachments)).Select(AttachmentOf)],
            SenderActorId = spelled.Text(nameof(draft.SenderActorId)),
            ChannelId = spelled.Text(nameof(draft.ChannelId)),
            ChannelAccountId = spelled.Text(nameof(draft.ChannelAccountId)),
        };
    }

    private static Recipient RecipientOf(object value)
        => (value as PSObject)?.BaseObject as Recipient ?? RecipientReader.Of(PropertyBag.Of(value)!);

    private static Attachment AttachmentOf(object value)
        => (value as PSObject)?.BaseObject as Attachment ?? AttachmentReader.Of(PropertyBag.Of(value))
            ?? throw MessageBag.NotWhole();
}
