using HubSpotConversations.Accounts;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;

namespace HubSpotConversations.Completion;

/// <summary>Completes inboxes by name, or by id if the name isn't usable.</summary>
public sealed class InboxCompleter : AccountCompleter
{
    private const int LongestName = 200;

    private protected override IEnumerable<CompletionChoice> Known(AccountDirectory directory)
    {
        Inbox[] inboxes = directory.Inboxes.All.Where(static i => i is { InboxId: not null, Archived: not true }).ToArray();
        return inboxes.Select(inbox => new CompletionChoice(
            HasGoodName(inbox, inboxes) ? inbox.Name! : inbox.InboxId!, $"inbox {inbox.InboxId}, {inbox.Type}", inbox.Name));
    }

    private protected override Task ListAsync(ConversationsClient client, CancellationToken cancellationToken)
        => client.Inboxes.ListAsync(limit: 100, cancellationToken: cancellationToken);

    /// <summary>Whether the name identifies the inbox: it is a single line, unique and not a number.</summary>
    private static bool HasGoodName(Inbox inbox, Inbox[] all)
        => inbox.Name is { Length: > 0 } name
            && DisplayText.OneLine(name, LongestName) == name
            && !name.All(static c => c is >= '0' and <= '9')
            && all.Count(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)) == 1;
}
