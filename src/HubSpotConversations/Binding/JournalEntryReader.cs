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
    {
        PropertyBag bag = PropertyBag.Of(entry)!;
        return bag.All(nameof(SendJournalEntry.Draft), MessageBag.DraftOf).FirstOrDefault()
            ?? throw new HubSpotValidationException(
                "InputObject",
                $"The journal has no text of the message '{DisplayText.OneLine(bag.Text("Key"), 100)}'. Run the "
                + "original command again with the same journal to resend it. To send messages from a journal, write "
                + "the journal with -JournalText.");
    }
}
