using HubSpotConversations.Models;

namespace HubSpotConversations.Reports;

/// <summary>The figures of one row of a report. It keeps one number for each duration, and no message.</summary>
internal sealed class ReportGroup(string id, string name)
{
    private readonly int[] _counts = new int[Enum.GetValues(typeof(ReportEventKind)).Length];
    private readonly List<TimeSpan> _responses = [];
    private readonly List<TimeSpan> _resolutions = [];
    private ConversationThread? _last;
    private TimeSpan? _longestWait;

    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>The number of threads.</summary>
    public int Threads { get; private set; }

    public IReadOnlyList<TimeSpan> Responses => _responses;

    public IReadOnlyList<TimeSpan> Resolutions => _resolutions;

    public TimeSpan? LongestWait => _longestWait;

    public int Count(ReportEventKind kind) => _counts[(int)kind];

    /// <summary>Adds an event. The events of one thread follow each other.</summary>
    public void Add(ConversationThread thread, ReportEvent item)
    {
        if (!ReferenceEquals(_last, thread))
        {
            _last = thread;
            Threads++;
        }

        _counts[(int)item.Kind]++;
        switch (item.Kind)
        {
            case ReportEventKind.FirstResponse:
                _responses.Add(item.Duration);
                break;
            case ReportEventKind.Resolution:
                _resolutions.Add(item.Duration);
                break;
            case ReportEventKind.Waiting when _longestWait is null || item.Duration > _longestWait:
                _longestWait = item.Duration;
                break;
        }
    }

    /// <summary>
    /// The shortest of the values that at least this part of them doesn't exceed (nearest rank); null without values.
    /// </summary>
    public static TimeSpan? Percentile(IEnumerable<TimeSpan> values, double part)
    {
        TimeSpan[] sorted = [.. values.OrderBy(static value => value)];
        return sorted.Length == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(part * sorted.Length) - 1)];
    }
}
