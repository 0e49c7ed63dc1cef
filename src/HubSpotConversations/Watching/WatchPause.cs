using HubSpotConversations.Http.Retries;

namespace HubSpotConversations.Watching;

/// <summary>Calculates the time between two polls. It waits longer while HubSpot has problems.</summary>
internal sealed class WatchPause
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(5);

    // The window of HubSpot's rate limit.
    private static readonly TimeSpan RateWindow = TimeSpan.FromSeconds(10);

    private readonly TimeSpan _interval;
    private int _failures;

    public WatchPause(TimeSpan interval) => _interval = Next = interval;

    /// <summary>How long to wait before the next poll.</summary>
    public TimeSpan Next { get; private set; }

    /// <summary>The minimum wait that HubSpot asks for.</summary>
    public TimeSpan Least { get; private set; }

    /// <summary>Records a successful poll.</summary>
    public void Succeeded()
    {
        _failures = 0;
        Next = _interval;
        Least = TimeSpan.Zero;
    }

    /// <summary>Records a failed poll.</summary>
    public void Failed(HubSpotException exception)
    {
        Least = exception is HubSpotRateLimitException limit ? limit.RetryAfter ?? RateWindow : TimeSpan.Zero;
        TimeSpan step = Backoff.After(++_failures, _interval, _interval > LongestStep ? _interval : LongestStep);
        Next = Least > step ? Least : step;
    }
}
