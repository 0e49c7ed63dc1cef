using System.Net;
using HubSpotConversations.Accounts;
using HubSpotConversations.Http.Retries;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Lookup;

/// <summary>
/// Finds the names of the contacts, agents and inboxes of listed threads. It makes one request for the people of a page
/// and one for all inboxes, and only for names that the connection doesn't know. Without a name, the id remains.
/// </summary>
internal static class ThreadNames
{
    private const string AllInboxes = "inboxes";
    private const int SafeBatch = 100;

    /// <summary>
    /// Finds the missing names of threads. It doesn't retry and doesn't report a failure, because only a name is
    /// missing. After a temporary failure, the next page tries again.
    /// </summary>
    public static Task FindAsync(
        ConversationsClient client, IReadOnlyList<ConversationThread> threads, CancellationToken cancellationToken)
    {
        return FindAsync(
            client,
            threads.SelectMany(static thread => new[] { thread.AssignedTo, VisitorOf(thread) }),
            threads.Select(static thread => thread.InboxId),
            cancellationToken);
    }

    /// <summary>Finds the missing names of people and inboxes in messages, in the same way.</summary>
    public static Task FindAsync(
        ConversationsClient client, IReadOnlyList<ThreadMessage> messages, CancellationToken cancellationToken)
    {
        return FindAsync(
            client,
            messages.SelectMany(static message => message switch
            {
                AssignmentMessage change => [change.CreatedBy, change.AssignedTo],
                { Senders.Count: > 0 } => message.Senders.Where(static sender => sender.Name is null)
                    .Select(static sender => sender.ActorId),
                _ => (IEnumerable<string?>)[message.CreatedBy],
            }),
            messages.OfType<ThreadInboxChangeMessage>()
                .SelectMany(static change => new[] { change.FromInboxId, change.ToInboxId }),
            cancellationToken);
    }

    private static Task FindAsync(
        ConversationsClient client,
        IEnumerable<string?> actors,
        IEnumerable<string?> inboxes,
        CancellationToken cancellationToken)
    {
        AccountDirectory directory = client.Directory;
        string[] actorIds = actors
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(actorId => directory.ActorName(actorId) is null && !directory.WasRequested(actorId))
            .ToArray();
        bool needsInboxes = !directory.WasRequested(AllInboxes)
            && inboxes.Any(inboxId => inboxId is not null && directory.InboxName(inboxId) is null);
        ConversationsClient once = client.WithMaxRetry(0);
        return Task.WhenAll(
            actorIds.Length > 0 ? FindActorsAsync(once, actorIds, cancellationToken) : Task.CompletedTask,
            needsInboxes ? FindInboxesAsync(once, cancellationToken) : Task.CompletedTask);
    }

    private static string? VisitorOf(ConversationThread thread)
        => thread.ContactId is { Length: > 0 } contactId ? "V-" + contactId : null;

    private static async Task FindActorsAsync(
        ConversationsClient client, string[] actorIds, CancellationToken cancellationToken)
    {
        HubSpotException? failure = await TryAsync(
            client.Actors.GetBatchAsync(actorIds, cancellationToken: cancellationToken)).ConfigureAwait(false);
        if (failure is HubSpotApiException { StatusCode: HttpStatusCode.BadRequest } && actorIds.Length > SafeBatch)
        {
            // The contract doesn't say how many ids a batch may have.
            for (int start = 0; start < actorIds.Length; start += SafeBatch)
            {
                await FindActorsAsync(client, actorIds.Skip(start).Take(SafeBatch).ToArray(), cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        else if (!IsTransient(failure))
        {
            foreach (string actorId in actorIds.Where(actorId => client.Directory.ActorName(actorId) is null))
            {
                client.Directory.SetRequested(actorId);
            }
        }
    }

    private static async Task FindInboxesAsync(ConversationsClient client, CancellationToken cancellationToken)
    {
        HubSpotException? failure = await TryAsync(
            client.Inboxes.ListAsync(limit: 500, cancellationToken: cancellationToken)).ConfigureAwait(false);
        if (!IsTransient(failure))
        {
            client.Directory.SetRequested(AllInboxes);
        }
    }

    private static bool IsTransient(HubSpotException? failure) => failure is not null && Transience.Of(failure);

    private static async Task<HubSpotException?> TryAsync(Task request)
    {
        try
        {
            await request.ConfigureAwait(false);
            return null;
        }
        catch (HubSpotException failure)
        {
            return failure;
        }
    }
}
