namespace HubSpotConversations.Pipeline;

/// <summary>How long to wait between two looks: a HubSpot that is in trouble is not asked ten times a second.</summary>
internal sealed class WatchPause
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(5);

    // HubSpot's limit counts the calls of so long.
    private static readonly TimeSpan RateWindow = TimeSpan.FromSeconds(10);

    private readonly TimeSpan _interval;
    private TimeSpan _step;

    public WatchPause(TimeSpan interval) => _interval = _step = Next = interval;

    /// <summary>How long to wait before the next look.</summary>
    public TimeSpan Next { get; private set; }

    /// <summary>How long HubSpot wants to be left alone at least.</summary>
    public TimeSpan Least { get; private set; }

    /// <summary>Notes that a look was answered.</summary>
    public void Answered()
    {
        _step = Next = _interval;
        Least = TimeSpan.Zero;
    }

    /// <summary>Notes that a look failed.</summary>
    public void Failed(HubSpotException exception)
    {
        Least = exception is HubSpotRateLimitException limit ? limit.RetryAfter ?? RateWindow : TimeSpan.Zero;
        Next = Least > _step ? Least : _step;
        TimeSpan doubled = _step + _step;
        _step = doubled < LongestStep ? doubled : _step > LongestStep ? _step : LongestStep;
    }
}
