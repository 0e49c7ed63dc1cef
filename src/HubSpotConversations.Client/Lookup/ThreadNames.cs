using System.Net;
using HubSpotConversations.Accounts;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Lookup;

/// <summary>
/// Finds the names of the contacts, agents and inboxes of listed threads. It makes one request for the people of a page
/// and one for all inboxes, and only for names that the connection doesn't know. Without a name, the id remains.
/// </summary>
internal static class ThreadNames
{
    private const int SafeBatch = 100;

    /// <summary>Finds the missing names of threads. A failure is not reported, because only a name is missing.</summary>
    public static Task FindAsync(
        ConversationsClient client, IReadOnlyList<ConversationThread> threads, CancellationToken cancellationToken)
    {
        AccountDirectory directory = client.Directory;
        string[] actors = threads
            .SelectMany(static thread => new[] { thread.AssignedTo, VisitorOf(thread) })
            .Where(actorId => actorId is not null && directory.ActorName(actorId) is null)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(actorId => directory.IsFirstSearch(actorId!))
            .ToArray()!;
        bool isInboxMissing = threads.Any(thread =>
            thread.InboxId is { } inboxId
            && directory.InboxName(inboxId) is null
            && directory.IsFirstSearch("inboxes"));
        return Task.WhenAll(
            actors.Length > 0 ? FindActorsAsync(client, actors, cancellationToken) : Task.CompletedTask,
            isInboxMissing ? TryAsync(client.Inboxes.ListAsync(limit: 500, cancellationToken: cancellationToken))
                : Task.CompletedTask);
    }

    private static string? VisitorOf(ConversationThread thread)
        => thread.AssociatedContactId is { Length: > 0 } contactId ? "V-" + contactId : null;

    private static async Task FindActorsAsync(
        ConversationsClient client, string[] actorIds, CancellationToken cancellationToken)
    {
        if (!await TryAsync(client.Actors.GetBatchAsync(actorIds, cancellationToken: cancellationToken))
            .ConfigureAwait(false))
        {
            // The limit of a batch is not documented.
            for (int start = 0; actorIds.Length > SafeBatch && start < actorIds.Length; start += SafeBatch)
            {
                _ = await TryAsync(client.Actors.GetBatchAsync(
                    actorIds.Skip(start).Take(SafeBatch).ToArray(), cancellationToken: cancellationToken))
                    .ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits for a request, and returns false if HubSpot rejected it for its content.</summary>
    private static async Task<bool> TryAsync<T>(Task<T> request)
    {
        try
        {
            _ = await request.ConfigureAwait(false);
            return true;
        }
        catch (HubSpotApiException exception)
        {
            return exception.StatusCode != HttpStatusCode.BadRequest;
        }
        catch (HubSpotException)
        {
            return true;
        }
    }
}
