using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Lookup;

/// <summary>Finds inboxes by name.</summary>
internal static class InboxLookup
{
    private static readonly NameLookup<Inbox> Inboxes = new()
    {
        Nouns = ("inbox", "inboxes"),
        Known = static directory => directory.Inboxes.All,
        List = static client => (after, limit, token) => client.Inboxes.ListAsync(after, limit, cancellationToken: token),
        IdOf = static inbox => inbox.Archived == true ? null : inbox.InboxId,
        NamesOf = static inbox => [inbox.Name],
    };

    /// <summary>Returns the ids of the inboxes with an id or a name, which may have wildcards.</summary>
    /// <exception cref="HubSpotValidationException">No inbox has the name, or several have it.</exception>
    public static Task<string[]> FindAsync(
        ConversationsClient client, string inbox, CancellationToken cancellationToken)
        => NamePattern.IsId(inbox)
            ? Task.FromResult<string[]>([inbox])
            : Inboxes.FindAsync(client, inbox, "InboxId", cancellationToken);
}
