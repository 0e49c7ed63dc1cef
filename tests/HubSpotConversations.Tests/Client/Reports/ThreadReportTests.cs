using HubSpotConversations.Models;
using HubSpotConversations.Reports;

namespace HubSpotConversations.Tests.Client.Reports;

/// <summary>Compares the figures of random conversations with a slow, plain recomputation.</summary>
public sealed class ThreadReportTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 19, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Start.AddDays(40);
    private static readonly string?[] Actors = ["A-1", "A-2", "B-1", "L-1", null];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_figures_are_those_of_a_plain_recomputation(int seed)
    {
        var random = new Random(seed);
        (ConversationThread Thread, ThreadMessage[] Entries)[] all =
            [.. Enumerable.Range(0, random.Next(1, 30)).Select(index => Conversation(random, index))];
        var hours = new BusinessHours(TimeZoneInfo.Utc)
        {
            Start = TimeSpan.FromHours(seed % 2 == 0 ? 0 : 9),
            End = TimeSpan.FromHours(seed % 2 == 0 ? 0 : 17),
            Days = [DayOfWeek.Monday, DayOfWeek.Wednesday],
        };
        DateTimeOffset? since = seed % 3 == 0 ? Start.AddDays(10) : null;
        DateTimeOffset? before = seed % 5 == 0 ? Start.AddDays(25) : null;
        foreach (string? by in new[] { null, "Agent", "Inbox", "Channel", "Day", "Hour" })
        {
            var report = new ThreadReport(by, hours) { Since = since, Before = before };
            foreach ((ConversationThread thread, ThreadMessage[] entries) in all)
            {
                var timeline = new ThreadTimeline(thread, hours);
                Array.ForEach(entries, timeline.Add);
                report.Add(thread, timeline.End(Now));
            }

            Dictionary<string, string> plain = Plain(all, by, seed % 2 == 0, since, before);
            report.Groups.ToDictionary(static g => g.Id, Text).ShouldBe(plain, ignoreOrder: true, customMessage: $"{seed} {by}");
        }
    }

    [Fact]
    public void A_chart_has_the_days_and_hours_in_which_nothing_happened()
    {
        DateTimeOffset[] times = [Start.AddHours(9), Start.AddDays(4).AddHours(16), Start.AddDays(4).AddHours(9)];

        string[] Names(string? by, params DateTimeOffset[] at)
        {
            var report = new ThreadReport(by, new BusinessHours(TimeZoneInfo.Utc));
            foreach (DateTimeOffset time in at)
            {
                var timeline = new ThreadTimeline(new ConversationThread { ThreadId = $"{time.Ticks}", CreatedAt = time }, new BusinessHours(TimeZoneInfo.Utc));
                report.Add(new ConversationThread { ThreadId = $"{time.Ticks}", CreatedAt = time }, timeline.End(Now));
            }

            return [.. report.GroupsWithoutGaps.Select(static group => $"{group.Name} {group.Count(ReportEventKind.Opened)}")];
        }

        Names("Day", times).ShouldBe(["2026-10-19 1", "2026-10-20 0", "2026-10-21 0", "2026-10-22 0", "2026-10-23 2"]);
        string[] hours = Names("Hour", times);
        hours.Length.ShouldBe(24);
        hours.Where(static hour => !hour.EndsWith(" 0", StringComparison.Ordinal)).ShouldBe(["09:00 2", "16:00 1"]);
        Names("Day").ShouldBeEmpty();
        Names("Hour").ShouldBeEmpty();
        Names(null, times).ShouldBe(["All 3"]);

        // The days of a long period have no room in a chart.
        Names("Day", Start, Start.AddDays(400)).ShouldBe(["2026-10-19 1", "2027-11-23 1"]);
    }

    [Fact]
    public void Business_hours_skip_nights_and_weekends_and_follow_the_clock_change()
    {
        TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var hours = new BusinessHours(berlin)
        {
            Start = TimeSpan.FromHours(9),
            End = TimeSpan.FromHours(17),
            Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
        };

        // Friday 16:30 to Monday 9:15; the clocks change on Sunday, 25 October 2026.
        hours.Between(new(2026, 10, 23, 16, 30, 0, TimeSpan.FromHours(2)), new(2026, 10, 26, 9, 15, 0, TimeSpan.FromHours(1)))
            .ShouldBe(TimeSpan.FromMinutes(45));
        hours.Between(Start.AddDays(1), Start).ShouldBe(TimeSpan.Zero);
        new BusinessHours(berlin).Between(Start, Start.AddDays(3)).ShouldBe(TimeSpan.FromDays(3));
    }

    private static (ConversationThread, ThreadMessage[]) Conversation(Random random, int index)
    {
        // Whole minutes, so that the recomputation can count them one by one.
        DateTimeOffset time = Start.AddMinutes(random.Next(20 * 24 * 60));
        var entries = new List<ThreadMessage>();
        string status = ThreadStatuses.Open;
        DateTimeOffset created = time;
        for (int count = random.Next(0, 9); count > 0; count--)
        {
            time = time.AddMinutes(random.Next(1, 2000));
            switch (random.Next(5))
            {
                case 0 or 1:
                    entries.Add(new ConversationMessage { Direction = Directions.Incoming, CreatedAt = time });
                    break;
                case 2 or 3:
                    entries.Add(new ConversationMessage
                    {
                        Direction = Directions.Outgoing,
                        CreatedAt = time,
                        CreatedBy = Actors[random.Next(Actors.Length)],
                    });
                    break;
                default:
                    status = status == ThreadStatuses.Open ? ThreadStatuses.Closed : ThreadStatuses.Open;
                    entries.Add(new ThreadStatusChangeMessage { NewStatus = status, CreatedAt = time });
                    break;
            }
        }

        return (new ConversationThread
        {
            ThreadId = $"{index}",
            CreatedAt = created,
            Status = status,
            InboxId = $"{random.Next(3)}",
            OriginalChannelId = random.Next(2) == 0 ? "1002" : "1000",
            AssignedTo = random.Next(3) == 0 ? null : "A-1",
        }, [.. entries]);
    }

    private static Dictionary<string, string> Plain(
        (ConversationThread Thread, ThreadMessage[] Entries)[] all, string? by, bool isAlways, DateTimeOffset? since, DateTimeOffset? before)
    {
        var facts = new List<(string Group, string Thread, string Kind, TimeSpan Time)>();
        foreach ((ConversationThread thread, ThreadMessage[] entries) in all)
        {
            void Note(string kind, DateTimeOffset at, TimeSpan length = default, string? actor = null)
            {
                if (kind == "Waiting" || ((since is null || at >= since) && (before is null || at < before)))
                {
                    string group = by switch
                    {
                        "Agent" => actor ?? thread.AssignedTo ?? string.Empty,
                        "Inbox" => thread.InboxId!,
                        "Channel" => thread.OriginalChannelId!,
                        "Day" => $"{at:yyyy-MM-dd}",
                        "Hour" => $"{at:HH}:00",
                        _ => "All",
                    };
                    facts.Add((group, thread.ThreadId!, kind, length));
                }
            }

            ConversationMessage[] messages = [.. entries.OfType<ConversationMessage>()];
            ConversationMessage[] incoming = [.. messages.Where(static m => m.Direction == Directions.Incoming)];
            ConversationMessage[] outgoing = [.. messages.Where(static m => m.Direction == Directions.Outgoing)];
            ConversationMessage[] human = [.. outgoing.Where(static m => m.CreatedBy is not ("B-1" or "L-1"))];
            ThreadStatusChangeMessage[] changes = [.. entries.OfType<ThreadStatusChangeMessage>()];
            Note("Opened", thread.CreatedAt!.Value);
            Array.ForEach(incoming, m => Note("MessageIn", m.CreatedAt!.Value));
            Array.ForEach(outgoing, m => Note("MessageOut", m.CreatedAt!.Value, default, m.CreatedBy));
            Array.ForEach(changes, c => Note(c.NewStatus == ThreadStatuses.Closed ? "Closed" : "Reopened", c.CreatedAt!.Value));
            if (incoming.FirstOrDefault() is { } first && human.FirstOrDefault(m => m.CreatedAt > first.CreatedAt) is { } response)
            {
                Note("FirstResponse", response.CreatedAt!.Value, Minutes(first.CreatedAt!.Value, response.CreatedAt.Value), response.CreatedBy);
            }

            if (thread.Status == ThreadStatuses.Closed)
            {
                Note("Resolution", changes[^1].CreatedAt!.Value, Minutes(thread.CreatedAt.Value, changes[^1].CreatedAt!.Value));
            }
            else if (incoming.FirstOrDefault(m => human.All(h => h.CreatedAt < m.CreatedAt)) is { } waiting)
            {
                Note("Waiting", waiting.CreatedAt!.Value, Minutes(waiting.CreatedAt.Value, Now));
            }
        }

        return facts.GroupBy(static f => f.Group).ToDictionary(static g => g.Key, static g => string.Join(' ', [
            $"{g.Select(static f => f.Thread).Distinct().Count()}",
            .. Enum.GetNames<ReportEventKind>().Select(kind => $"{g.Count(f => f.Kind == kind)}"),
            $"{Rank(g, "FirstResponse", 50)} {Rank(g, "FirstResponse", 90)} {Rank(g, "Resolution", 50)} {Rank(g, "Resolution", 90)}",
            $"{Rank(g, "Waiting", 100)}",
        ]));

        static TimeSpan? Rank(IEnumerable<(string, string, string Kind, TimeSpan Time)> group, string kind, int percent)
        {
            TimeSpan[] times = [.. group.Where(f => f.Kind == kind).Select(static f => f.Time)];
            return times.Length == 0 ? null : times.Where(t => times.Count(o => o <= t) * 100 >= percent * times.Length).Min();
        }

        TimeSpan Minutes(DateTimeOffset from, DateTimeOffset to)
        {
            int count = 0;
            for (DateTimeOffset minute = from; minute < to; minute = minute.AddMinutes(1))
            {
                count += isAlways || (minute.Hour is >= 9 and < 17
                    && minute.DayOfWeek is (DayOfWeek.Monday or DayOfWeek.Wednesday)) ? 1 : 0;
            }

            return TimeSpan.FromMinutes(count);
        }
    }

    private static string Text(ReportGroup group) => string.Join(' ', [
        $"{group.Threads}",
        .. Enum.GetValues<ReportEventKind>().Select(kind => $"{group.Count(kind)}"),
        $"{ReportGroup.Percentile(group.Responses, 0.5)} {ReportGroup.Percentile(group.Responses, 0.9)} "
            + $"{ReportGroup.Percentile(group.Resolutions, 0.5)} {ReportGroup.Percentile(group.Resolutions, 0.9)}",
        $"{group.LongestWait}",
    ]);
}
