using HubSpotConversations.Http.Timing;
using HubSpotConversations.Models;

namespace HubSpotConversations.Http.RateLimiting;

/// <summary>
/// The known limits of an account: guessed, reported by HubSpot, or set by the user. Not thread-safe.
/// </summary>
internal sealed class AccountLimits
{
    // More than any account has, and far from overflow.
    private const int MostGuessed = 1_000_000;

    private int? _reported;
    private int? _daily;
    private int? _dailyRemaining;
    private int? _guess = AccountLimiter.SafeGuess;
    private bool _isGuessFirm;

    /// <summary>The limit that the user set; null for the account's own.</summary>
    public int? Override { get; set; }

    /// <summary>The window of the limit.</summary>
    public TimeSpan Window { get; private set; } = AccountLimiter.UsualWindow;

    /// <summary>The maximum number of requests per window for this process.</summary>
    public int Own => Override ?? Account;

    /// <summary>The maximum number of requests per window for all programs together.</summary>
    public int Total => Override is { } set && set > Account ? set : Account;

    // A service that doesn't report a limit probably doesn't have one.
    private int Account => _reported ?? _guess ?? int.MaxValue;

    /// <summary>Whether no limit is known: the service reported none, and no rejection revealed one.</summary>
    public bool IsUnknown => _reported is null && !_isGuessFirm;

    /// <summary>Learns from the headers of a response.</summary>
    public void Learn(RateHeaders headers, bool isSuccess)
    {
        Window = headers.Interval ?? Window;
        if (headers.Max is { } max)
        {
            _reported = max;
        }
        else if (isSuccess && _reported is null && !_isGuessFirm)
        {
            _guess = null;
        }

        _daily = headers.Daily ?? _daily;
        _dailyRemaining = headers.DailyRemaining ?? _dailyRemaining;
    }

    /// <summary>Infers the limit of a service that reports none from the number of requests that it accepted.</summary>
    public void Lower(long accepted)
    {
        if (_reported is null)
        {
            _guess = (int)Math.Min(Math.Max(1, accepted), MostGuessed);
            _isGuessFirm = true;
        }
    }

    /// <summary>Raises an inferred limit a little; returns false if there isn't one.</summary>
    public bool Raise()
    {
        if (_reported is not null || !_isGuessFirm)
        {
            return false;
        }

        int guess = _guess.GetValueOrDefault();
        _guess = Math.Min(guess + Math.Max(1, guess / 20), MostGuessed);
        return true;
    }

    /// <summary>Describes a wait.</summary>
    public RequestWait Wait(TimeSpan hold, TimeSpan next)
        => hold > TimeSpan.Zero
            ? new(WaitReason.Hold, hold, "HubSpot's limit to reset")
            : new(WaitReason.Limit, next, FormattableString.Invariant(
                $"the limit of {Math.Min(Own, Total)} requests in {Window.TotalSeconds:0.###} seconds"));

    public RateLimitStatus Status(long own, int others, int waiting, TimeSpan hold)
    {
        int? limit = Math.Min(Own, Total) is var least && least == int.MaxValue ? null : least;
        long used = Override is null || Override > Account ? own + others : own;
        return new RateLimitStatus
        {
            Limit = limit,
            IsReported = _reported is not null,
            WindowSec = Window.TotalSeconds,
            Used = (int)Math.Min(used, int.MaxValue),
            Remaining = limit is { } most ? (int)Math.Max(0, most - used) : null,
            DailyLimit = _daily,
            DailyRemaining = _dailyRemaining,
            Waiting = waiting,
            RetryAfterSec = hold.TotalSeconds,
        };
    }
}
