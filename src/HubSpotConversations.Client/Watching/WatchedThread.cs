using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>
/// What was seen of a thread, and what is new in it. Its history is read from its newest entry back, no further than to
/// what was seen.
/// </summary>
/// <param name="threadId">The thread.</param>
/// <param name="floor">What is not newer than this is never new; null for no bound.</param>
/// <param name="isSilent">Whether what is there at the first look counts as seen.</param>
internal sealed class WatchedThread(string threadId, DateTimeOffset? floor, bool isSilent)
{
    /// <summary>
    /// How long an entry may take to show in the history: one that shows late is not missed, and one that was seen is
    /// remembered so long.
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(60);

    private const int FirstPage = 20;
    private const int LargestPage = 100;

    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private DateTimeOffset? _floor = floor;
    private DateTimeOffset? _newest;
    private bool _isSilent = isSilent;

    public string ThreadId { get; } = threadId;

    /// <summary>The newest entry that was seen; null where none was.</summary>
    public DateTimeOffset? Newest => _newest;

    /// <summary>Takes what is there as seen, and gives what is new, the oldest first.</summary>
    public async Task<IReadOnlyList<ThreadMessage>> LookAsync(
        ConversationsClient client, CancellationToken cancellationToken)
    {
        var found = new List<ThreadMessage>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var walk = new PageWalk<ThreadMessage>(
            (after, limit, token) => client.Threads.ListMessagesAsync(ThreadId, null, after, limit, token),
            $"the messages of thread {ThreadId}");
        int limit = FirstPage;
        DateTimeOffset? first = null;
        while (await walk.NextAsync(limit, cancellationToken).ConfigureAwait(false) is { } page)
        {
            limit = LargestPage;
            first ??= page.Results.Count > 0 ? page.Results[0].CreatedAt : null;
            if (!TakeNew(page.Results, Lowest(first), found, ids))
            {
                break;
            }
        }

        Note(found);
        if (_isSilent)
        {
            _isSilent = false;
            // Of a thread without any entry, whatever comes is new.
            _floor ??= DateTimeOffset.MinValue;
            return [];
        }

        found.Reverse();
        return found;
    }

    /// <summary>
    /// From where on entries count. Without any bound yet, what was there in the last minute is all that can be new.
    /// </summary>
    private DateTimeOffset? Lowest(DateTimeOffset? newestThere)
    {
        DateTimeOffset? seen = _newest - Overlap;
        DateTimeOffset? lowest = _floor is null || seen > _floor ? seen : _floor;
        return lowest ?? newestThere - Overlap;
    }

    /// <summary>Takes what is new on a page, and says whether there can be more on the next.</summary>
    private bool TakeNew(
        IReadOnlyList<ThreadMessage> page, DateTimeOffset? lowest, List<ThreadMessage> found, HashSet<string> ids)
    {
        foreach (ThreadMessage entry in page)
        {
            if (entry.CreatedAt is not { } time || entry.Id is not { } id)
            {
                continue;
            }

            if (time <= lowest)
            {
                return false;
            }

            // What arrives while the pages are read moves an entry from the end of one to the start of the next.
            if (!_seen.ContainsKey(id) && ids.Add(id))
            {
                found.Add(entry);
            }
        }

        return true;
    }

    private void Note(List<ThreadMessage> found)
    {
        foreach (ThreadMessage entry in found)
        {
            DateTimeOffset time = entry.CreatedAt!.Value;
            _seen[entry.Id!] = time;
            _newest = _newest is null || time > _newest ? time : _newest;
        }

        DateTimeOffset? forgotten = _newest - Overlap;
        foreach (string id in _seen.Where(pair => pair.Value <= forgotten).Select(static pair => pair.Key).ToArray())
        {
            _ = _seen.Remove(id);
        }

        _floor = forgotten is not null && (_floor is null || forgotten > _floor) ? forgotten : _floor;
    }
}
