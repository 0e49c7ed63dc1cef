using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Watching;

/// <summary>
/// Tracks which entries of a thread were seen and finds the new ones. It reads the history from the newest entry
/// backward, only as far as the entries it has seen.
/// </summary>
/// <param name="threadId">The id of the thread.</param>
/// <param name="floor">Entries up to this time are never new; null for no limit.</param>
/// <param name="isSilent">Whether the entries of the first poll count as seen.</param>
internal sealed class WatchedThread(string threadId, DateTimeOffset? floor, bool isSilent)
{
    /// <summary>
    /// How long an entry may take to show in the history. The watch rereads this much, so it doesn't miss late entries.
    /// It remembers seen entries for the same time, so it doesn't repeat them.
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(60);

    private const int FirstPage = 20;
    private const int LargestPage = 100;

    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private DateTimeOffset? _floor = floor;
    private DateTimeOffset? _newest;
    private bool _isSilent = isSilent;

    public string ThreadId { get; } = threadId;

    /// <summary>The time of the newest entry that was seen; null if there is none.</summary>
    public DateTimeOffset? Newest => _newest;

    /// <summary>The ids and times of the entries that were seen lately.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Seen => _seen;

    /// <summary>Marks the current entries as seen, and returns the new ones with the oldest first.</summary>
    public async Task<IReadOnlyList<ThreadMessage>> PollAsync(
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
            // If the thread has no entry yet, every later entry is new.
            _floor ??= DateTimeOffset.MinValue;
            return [];
        }

        found.Reverse();
        return found;
    }

    /// <summary>
    /// Returns the time after which entries count. While there is no limit yet, only entries of the last minute can be
    /// new.
    /// </summary>
    private DateTimeOffset? Lowest(DateTimeOffset? newestThere)
    {
        DateTimeOffset? seen = _newest - Overlap;
        DateTimeOffset? lowest = _floor is null || seen > _floor ? seen : _floor;
        return lowest ?? newestThere - Overlap;
    }

    /// <summary>Adds the new entries of a page, and returns whether the next page may have more.</summary>
    private bool TakeNew(
        IReadOnlyList<ThreadMessage> page, DateTimeOffset? lowest, List<ThreadMessage> found, HashSet<string> ids)
    {
        foreach (ThreadMessage entry in page)
        {
            if (entry.CreatedAt is not { } time || entry.MessageId is not { } id)
            {
                continue;
            }

            if (time <= lowest)
            {
                return false;
            }

            // Entries that arrive between two page requests push older ones to the next page, so an entry can appear
            // twice.
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
            _seen[entry.MessageId!] = time;
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
