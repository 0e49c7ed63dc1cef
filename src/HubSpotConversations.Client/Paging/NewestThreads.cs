using System.Globalization;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Paging;

/// <summary>
/// Lists threads from the most recently active one to the oldest. HubSpot sorts all threads by time in ascending order
/// only, but it can start at a time. So this reads the last hour first and then earlier spans of time, each in
/// HubSpot's order, and returns each span in reverse. The first threads need a few requests, however long the list is.
/// </summary>
internal sealed class NewestThreads
{
    // If a span has more threads, the first ones are far from the newest ones.
    private const int MostKept = 2 * ThreadWalk.LargestPage;

    // A span that is too long costs requests, and so do many short ones.
    private const double Growth = 8;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly ConversationsClient _client;
    private readonly ThreadQuery _query;
    private readonly DateTimeOffset _oldest;
    private readonly DateTimeOffset _now;
    private DateTimeOffset? _end;
    private TimeSpan _span = TimeSpan.FromHours(1);
    private int _spans;

    private NewestThreads(ConversationsClient client, ThreadQuery query, DateTimeOffset? before)
    {
        _client = client;
        _query = query with { Sort = ThreadSorts.LatestMessageTimestamp };
        _oldest = query.LatestMessageAfter ?? DateTimeOffset.FromUnixTimeMilliseconds(0);
        _now = client.Clock.GetUtcNow();
        _end = before < _now ? before : null;
    }

    /// <param name="client">The client to list with.</param>
    /// <param name="query">Which threads to list; the sort order is ignored.</param>
    /// <param name="before">The time before which the list starts; null to start with the newest thread.</param>
    /// <param name="complete">Completes the threads of a page before they are returned; null for nothing.</param>
    public static PageWalk<ConversationThread> Of(
        ConversationsClient client,
        ThreadQuery query,
        DateTimeOffset? before = null,
        Func<ConversationsClient, IReadOnlyList<ConversationThread>, CancellationToken, Task>? complete = null)
    {
        var newest = new NewestThreads(client, query, before);
        return new(
            async (_, limit, cancellationToken) =>
            {
                Page<ConversationThread> page = await newest.NextAsync(limit, cancellationToken).ConfigureAwait(false);
                if (complete is not null)
                {
                    await complete(client, page.Results, cancellationToken).ConfigureAwait(false);
                }

                return page;
            },
            "the threads");
    }

    private async Task<Page<ConversationThread>> NextAsync(int wanted, CancellationToken cancellationToken)
    {
        DateTimeOffset end = _end ?? _now;
        DateTimeOffset? start = _span < end - _oldest ? end - _span : null;
        (List<ConversationThread> found, start) = await ReadAsync(start, cancellationToken).ConfigureAwait(false);
        Adapt(end - (start ?? _oldest), found.Count, wanted);
        _end = start;

        // While the list is read, a new message may move a thread to its end.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        found.Reverse();
        found.RemoveAll(thread => thread.ThreadId is { } id && !seen.Add(id));
        string? next = start is null ? null : (++_spans).ToString(CultureInfo.InvariantCulture);
        return new Page<ConversationThread>(found, next);
    }

    /// <summary>
    /// Reads the span from a start to the current end, oldest first. If there are too many threads, it starts later
    /// and leaves the others to the next span.
    /// </summary>
    /// <param name="start">The start, which doesn't belong to the span; null for the oldest thread.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    private async Task<(List<ConversationThread> Found, DateTimeOffset? Start)> ReadAsync(
        DateTimeOffset? start, CancellationToken cancellationToken)
    {
        var found = new List<ConversationThread>();
        PageWalk<ConversationThread> walk = From(start);
        while (await walk.NextAsync(ThreadWalk.LargestPage, cancellationToken).ConfigureAwait(false) is { } page)
        {
            foreach (ConversationThread thread in page.Results)
            {
                DateTimeOffset? time = thread.LatestMessage;
                if (time > _end)
                {
                    return (found, start);
                }

                if (start is null || time > start)
                {
                    found.Add(thread);
                }
            }

            if (found.Count >= MostKept && !walk.IsOver && LaterThan(found[found.Count - 1]) is { } later)
            {
                start = later;
                walk = From(start);
                found.Clear();
            }
        }

        return (found, start);
    }

    // HubSpot doesn't document whether it includes the time itself, so the query starts a moment earlier.
    private PageWalk<ConversationThread> From(DateTimeOffset? start)
        => ThreadWalk.Of(_client, _query with { LatestMessageAfter = start - Moment ?? _oldest });

    /// <summary>The middle between a thread and the end of the span; null if there is nothing in between.</summary>
    private DateTimeOffset? LaterThan(ConversationThread thread)
        => thread.LatestMessage is { } time && (_end ?? _now) - time > Moment
            ? time + TimeSpan.FromTicks(((_end ?? _now) - time).Ticks / 2)
            : null;

    /// <summary>Chooses the next span so that it contains about as many threads as are wanted.</summary>
    private void Adapt(TimeSpan span, int found, int wanted)
    {
        double factor = found == 0 ? Growth : Math.Min(Growth, Math.Max(0.25, 1.5 * Math.Max(wanted, 20) / found));
        _span = TimeSpan.FromTicks((long)Math.Min(TimeSpan.FromDays(36500).Ticks, Math.Max(1000, span.Ticks) * factor));
    }
}
