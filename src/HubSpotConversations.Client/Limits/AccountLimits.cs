namespace HubSpotConversations.Limits;

/// <summary>
/// What is known of an account's limits: guessed, told by HubSpot, or set by the user. Not thread-safe.
/// </summary>
internal sealed class AccountLimits
{
    // More than any account has, and far from where numbers end.
    private const int MostGuessed = 1_000_000;

    private int? _told;
    private int? _daily;
    private int? _dailyRemaining;
    private int? _guess = AccountLimiter.SafeGuess;
    private bool _isGuessFirm;

    /// <summary>The limit that the user set; null for the account's own.</summary>
    public int? Override { get; set; }

    /// <summary>The time that the limit is for.</summary>
    public TimeSpan Window { get; private set; } = AccountLimiter.UsualWindow;

    /// <summary>How many requests of a window this process may make.</summary>
    public int Own => Override ?? Account;

    /// <summary>How many requests of a window everybody together may make.</summary>
    public int Total => Override is { } set && set > Account ? set : Account;

    // A service that answers without a word of limits has none, as far as anybody can tell.
    private int Account => _told ?? _guess ?? int.MaxValue;

    /// <summary>Whether nobody knows of any limit: the service told none, and none was found out.</summary>
    public bool IsUntold => _told is null && !_isGuessFirm;

    /// <summary>Takes what an answer says.</summary>
    public void Learn(RateHeaders headers, bool isSuccess)
    {
        Window = headers.Interval ?? Window;
        if (headers.Max is { } max)
        {
            _told = max;
        }
        else if (isSuccess && _told is null && !_isGuessFirm)
        {
            _guess = null;
        }

        _daily = headers.Daily ?? _daily;
        _dailyRemaining = headers.DailyRemaining ?? _dailyRemaining;
    }

    /// <summary>A service that tells no limit has refused: as many as it took until then are the limit.</summary>
    public void Lower(long taken)
    {
        if (_told is null)
        {
            _guess = (int)Math.Min(Math.Max(1, taken), MostGuessed);
            _isGuessFirm = true;
        }
    }

    /// <summary>Tries a little more than the guess; false where there is none to raise.</summary>
    public bool Raise()
    {
        if (_told is not null || !_isGuessFirm)
        {
            return false;
        }

        int guess = _guess.GetValueOrDefault();
        _guess = Math.Min(guess + Math.Max(1, guess / 20), MostGuessed);
        return true;
    }

    /// <summary>A wait in words.</summary>
    public RequestWait Wait(TimeSpan hold, TimeSpan next)
        => hold > TimeSpan.Zero
            ? new(WaitReason.Hold, hold, "HubSpot's limit is used up; it asks to wait")
            : new(WaitReason.Limit, next, FormattableString.Invariant(
                $"the limit of {Math.Min(Own, Total)} requests in {Window.TotalSeconds:0.###} seconds"));

    public RateLimitStatus Status(long own, int others, int waiting, TimeSpan hold)
    {
        int? limit = Math.Min(Own, Total) is var least && least == int.MaxValue ? null : least;
        long used = Override is null || Override > Account ? own + others : own;
        return new RateLimitStatus
        {
            Limit = limit,
            IsTold = _told is not null,
            WindowSec = Window.TotalSeconds,
            Used = (int)Math.Min(used, int.MaxValue),
            Remaining = limit is { } most ? (int)Math.Max(0, most - used) : null,
            DailyLimit = _daily,
            DailyRemaining = _dailyRemaining,
            Waiting = waiting,
            HeldSec = hold.TotalSeconds,
        };
    }
}
