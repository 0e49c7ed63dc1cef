using System.Globalization;
using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Reports;

/// <summary>Counts what happened in threads, in one pass, by agent, inbox, channel, day or hour.</summary>
internal sealed class ThreadReport(string? by, BusinessHours hours)
{
    private const int Throttle = 8;
    private const int LargestPage = 100;
    private const int MostDays = 62;

    private readonly Dictionary<string, ReportGroup> _groups = new(StringComparer.Ordinal);

    /// <summary>Only what happened after this time counts; null for no limit.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only what happened before this time counts; null for no limit.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>What the rows stand for: Agent, Inbox, Channel, Day or Hour; null for one row.</summary>
    public string? By => by;

    /// <summary>Other reports that count the same threads.</summary>
    public IReadOnlyList<ThreadReport> Others { get; init; } = [];

    /// <summary>The rows: days and hours in order, others by their number of threads.</summary>
    public IReadOnlyList<ReportGroup> Groups => by is "Day" or "Hour"
        ? [.. _groups.Values.OrderBy(static group => group.Id, StringComparer.Ordinal)]
        : [.. _groups.Values.OrderByDescending(static group => group.Threads)
            .ThenBy(static group => group.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The rows for a chart: with the days and hours in between in which nothing happened.</summary>
    public IReadOnlyList<ReportGroup> GroupsWithoutGaps
    {
        get
        {
            IReadOnlyList<ReportGroup> groups = Groups;
            IEnumerable<string> names = by switch
            {
                "Hour" when groups.Count > 0
                    => Enumerable.Range(0, 24).Select(static hour => FormattableString.Invariant($"{hour:00}:00")),
                "Day" when groups.Count > 0 && DayOf(groups[groups.Count - 1]) - DayOf(groups[0]) is { Days: <= MostDays } all
                    => Enumerable.Range(0, all.Days + 1).Select(day => DayText(DayOf(groups[0]).AddDays(day))),
                _ => [],
            };
            return names.Any()
                ? [.. names.Select(name => _groups.TryGetValue(name, out ReportGroup? group) ? group : new ReportGroup(name, name))]
                : groups;
        }
    }

    /// <summary>Reads threads, several at once, and adds them. Returns the threads that could not be read.</summary>
    public async Task<IReadOnlyList<(ConversationThread Thread, HubSpotException Failure)>> AddAsync(
        ConversationsClient client, IEnumerable<ConversationThread> threads, CancellationToken cancellationToken)
    {
        var lost = new List<(ConversationThread, HubSpotException)>();
        using var slots = new SemaphoreSlim(Throttle);
        DateTimeOffset now = client.Clock.GetUtcNow();
        await Task.WhenAll(threads.Select(ReadAsync)).ConfigureAwait(false);
        return lost;

        async Task ReadAsync(ConversationThread thread)
        {
            await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                IReadOnlyList<ReportEvent> events = await EventsAsync(client, thread, now, cancellationToken)
                    .ConfigureAwait(false);
                lock (lost)
                {
                    Add(thread, events);
                }
            }
            catch (HubSpotException failure)
            {
                lock (lost)
                {
                    lost.Add((thread, failure));
                }
            }
            finally
            {
                _ = slots.Release();
            }
        }
    }

    /// <summary>Adds what happened in one thread.</summary>
    public void Add(ConversationThread thread, IReadOnlyList<ReportEvent> events)
    {
        foreach (ThreadReport other in Others)
        {
            other.Add(thread, events);
        }

        foreach (ReportEvent item in events)
        {
            // A customer who waits now counts in any period.
            if (item.Kind != ReportEventKind.Waiting && (item.Time < Since || item.Time >= Before))
            {
                continue;
            }

            (string id, string name) = GroupOf(thread, item);
            if (!_groups.TryGetValue(id, out ReportGroup? group))
            {
                _groups.Add(id, group = new ReportGroup(id, name));
            }

            group.Add(thread, item);
        }
    }

    private async Task<IReadOnlyList<ReportEvent>> EventsAsync(
        ConversationsClient client, ConversationThread thread, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var timeline = new ThreadTimeline(thread, hours);
        var query = new MessageQuery { OldestFirst = true };
        var walk = new PageWalk<ThreadMessage>(
            (after, limit, token) => client.Threads.ListMessagesAsync(thread.ThreadId!, query, after, limit, token),
            $"the messages of {thread}");
        while (await walk.NextAsync(LargestPage, cancellationToken).ConfigureAwait(false) is { } page)
        {
            foreach (ThreadMessage entry in page.Results)
            {
                timeline.Add(entry);
            }
        }

        return timeline.End(now);
    }

    private (string Id, string Name) GroupOf(ConversationThread thread, ReportEvent item)
    {
        (string? Id, string? Name) group = by switch
        {
            "Agent" => item.ActorId is null ? (thread.AssignedTo, thread.Assignee) : (item.ActorId, item.Actor),
            "Inbox" => (thread.InboxId, thread.Inbox),
            "Channel" => (thread.OriginalChannelId, thread.Channel),
            "Day" => Named(DayText(hours.Local(item.Time))),
            "Hour" => Named(hours.Local(item.Time).ToString("HH:00", CultureInfo.InvariantCulture)),
            _ => Named("All"),
        };
        return group.Id is { Length: > 0 } id ? (id, group.Name ?? id) : (string.Empty, by == "Agent" ? "Unassigned" : "None");
    }

    private static string DayText(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime DayOf(ReportGroup group)
        => DateTime.ParseExact(group.Id, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static (string? Id, string? Name) Named(string name) => (name, name);
}
