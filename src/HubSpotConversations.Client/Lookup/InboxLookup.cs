using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;

namespace HubSpotConversations.Lookup;

/// <summary>Finds an inbox by its name.</summary>
internal static class InboxLookup
{
    private const int LargestPage = 100;

    /// <summary>Returns the id of an inbox.</summary>
    /// <param name="client">The client to look the name up with if it isn't cached.</param>
    /// <param name="inbox">The id or the name of the inbox.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="HubSpotValidationException">No inbox has the name, or several have it.</exception>
    public static async Task<string> FindAsync(
        ConversationsClient client, string inbox, CancellationToken cancellationToken)
    {
        if (inbox.All(static c => c is >= '0' and <= '9'))
        {
            return inbox;
        }

        Inbox[] known = Named(client.Directory.Inboxes.All, inbox);
        if (known.Length == 1 && known[0].InboxId is { } id)
        {
            return id;
        }

        List<Inbox> all = await ListAsync(client, cancellationToken).ConfigureAwait(false);
        Inbox[] named = Named(all, inbox);
        return named.Length == 1 && named[0].InboxId is { } found ? found : throw NotOne(inbox, named, all);
    }

    private static async Task<List<Inbox>> ListAsync(ConversationsClient client, CancellationToken cancellationToken)
    {
        var all = new List<Inbox>();
        var walk = new PageWalk<Inbox>(
            (after, limit, token) => client.Inboxes.ListAsync(after, limit, cancellationToken: token), "the inboxes");
        while (await walk.NextAsync(LargestPage, cancellationToken).ConfigureAwait(false) is { } page)
        {
            all.AddRange(page.Results);
        }

        return all;
    }

    private static Inbox[] Named(IEnumerable<Inbox> inboxes, string name)
        => inboxes.Where(inbox => string.Equals(inbox.Name, name, StringComparison.OrdinalIgnoreCase)).ToArray();

    private static HubSpotValidationException NotOne(string inbox, Inbox[] named, List<Inbox> all)
    {
        string shown = DisplayText.OneLine(inbox, 60);
        return new HubSpotValidationException(
            "InboxId",
            named.Length > 1
                ? $"Several inboxes are named '{shown}'. Specify the id of one of them: "
                    + $"{DisplayText.OneLine(string.Join(", ", named.Select(static i => i.InboxId)), 200)}."
                : $"No inbox is named '{shown}'. Specify the name or the id of an existing inbox: "
                    + DisplayText.OneLine(string.Join(", ", all.Select(static i => $"{i.Name} ({i.InboxId})")), 300) + ".");
    }
}
