using HubSpotConversations.Http.Timing;
using HubSpotConversations.Models;

namespace HubSpotConversations.Http.RateLimiting;

/// <summary>
/// Keeps the requests of this process to one account within the account's limits. It starts with a safe guess, and
/// learns the limit, the window and the usage of other programs from HubSpot's responses. It permits as many concurrent
/// requests as the limit allows, and serves waiting calls in their order. Thread-safe.
/// </summary>
internal sealed class AccountLimiter(TimeProvider clock)
{
    /// <summary>The limit of the smallest accounts, per <see cref="UsualWindow"/>.</summary>
    public const int SafeGuess = 100;

    public static readonly TimeSpan UsualWindow = TimeSpan.FromSeconds(10);

    // Compensates for small differences between clocks.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan ShortestHold = TimeSpan.FromMilliseconds(250);

    // No HubSpot limit lasts longer, but Retry-After can contain any date.
    private static readonly TimeSpan LongestHold = TimeSpan.FromDays(1);

    // After this many rejections in a row, infer a limit if the service doesn't report one.
    private const int RejectionsToInferLimit = 3;

    private readonly object _gate = new();
    private readonly Queue<LimitWaiter> _waiters = new();
    private readonly RollingWindow _own = new();
    private readonly RecentPeak _others = new();
    private readonly RoundTrips _roundTrips = new(Ticks(clock, TimeSpan.FromMinutes(1)));
    private readonly AccountLimits _limits = new();
    private RollingWindow? _second;
    private int _secondly;
    private int _inFlight;
    private long _holdUntil = long.MinValue;
    private long _growAt = long.MinValue;
    private int _unexplained;
    private HubSpotRateLimitException? _rejection;
    private ITimer? _timer;

    /// <summary>The limit that the user set, in requests per window; null for the account's own.</summary>
    public int? Override
    {
        get
        {
            lock (_gate)
            {
                return _limits.Override;
            }
        }

        set
        {
            lock (_gate)
            {
                _limits.Override = value;
                Serve(clock.GetTimestamp());
            }
        }
    }

    /// <summary>The current state of the limit.</summary>
    public RateLimitStatus Status
    {
        get
        {
            lock (_gate)
            {
                long now = clock.GetTimestamp();
                Forget(now);
                return _limits.Status(_own.Count + _inFlight, _others.Value, _waiters.Count, Left(_holdUntil, now));
            }
        }
    }

    /// <summary>Waits for permission to make a request. Calls are served in their order.</summary>
    /// <param name="longestHold">
    /// The longest wait that HubSpot may ask for, besides the ordinary queue.
    /// </param>
    /// <param name="observer">Observes the wait, if there is one.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="HubSpotRateLimitException">
    /// The account has reached its daily limit, or HubSpot asks to wait longer than <paramref name="longestHold"/>.
    /// </exception>
    public ValueTask<Permit> AcquireAsync(
        TimeSpan longestHold, IWaitObserver? observer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LimitWaiter waiter;
        RequestWait wait;
        lock (_gate)
        {
            long now = clock.GetTimestamp();
            ThrowIfHeld(longestHold, now);
            if (_waiters.Count == 0 && HasRoom(now))
            {
                return new(Take(now));
            }

            waiter = new LimitWaiter(longestHold);
            _waiters.Enqueue(waiter);
            wait = _limits.Wait(Left(_holdUntil, now), Left(NextChange(now), now));
            Arm(now);
        }

        return new(waiter.WaitAsync(wait, observer, cancellationToken));
    }

    /// <summary>Records a response. HubSpot has counted the request.</summary>
    public void OnResponse(Permit permit, RateHeaders headers, bool isSuccess)
    {
        lock (_gate)
        {
            long now = clock.GetTimestamp();
            _inFlight--;
            _roundTrips.Add(now - permit.SentAt, now);
            _unexplained = isSuccess && permit.SentAt >= _holdUntil ? 0 : _unexplained;
            _limits.Learn(headers, isSuccess);
            Count(now - _roundTrips.Shortest);
            RecordOthers(headers, permit, now);
            Grow(now);
            Serve(now);
        }
    }

    /// <summary>
    /// Records that HubSpot rejected a request because of a limit. All calls wait for as long as HubSpot asks.
    /// </summary>
    public void OnRateLimited(Permit permit, RateHeaders headers, HubSpotRateLimitException rejection)
    {
        lock (_gate)
        {
            long now = clock.GetTimestamp();
            _inFlight--;
            if (_rejection is not { IsDaily: true } || _holdUntil <= now)
            {
                // Requests in flight when the daily limit was reached may report another limit. The daily one prevails.
                _rejection = rejection;
            }

            _limits.Learn(headers, isSuccess: false);
            RecordOthers(headers, permit, now);
            Hold(rejection, headers, now);
            _growAt = now + Ticks(_limits.Window);
            FailHopelessWaiters(now);
            Serve(now);
        }
    }

    /// <summary>Records that there was no response. HubSpot may have counted the request.</summary>
    public void OnNoResponse()
    {
        lock (_gate)
        {
            long now = clock.GetTimestamp();
            _inFlight--;
            Count(now);
            Serve(now);
        }
    }

    /// <summary>Records that the request was not sent.</summary>
    public void OnNotSent()
    {
        lock (_gate)
        {
            _inFlight--;
            Serve(clock.GetTimestamp());
        }
    }

    private static long Ticks(TimeProvider clock, TimeSpan time)
        => (long)(time.TotalSeconds * clock.TimestampFrequency);

    private long Ticks(TimeSpan time) => Ticks(clock, time);

    private TimeSpan Left(long until, long now)
        => until <= now ? TimeSpan.Zero : clock.GetElapsedTime(now, until);

    private bool HasRoom(long now)
    {
        Forget(now);
        long own = _own.Count + _inFlight;
        return _holdUntil <= now
            && own < _limits.Own
            && own + _others.Value < _limits.Total
            && (_second is null || _second.Count + _inFlight < _secondly);
    }

    private void Forget(long now)
    {
        _own.Forget(now);
        _others.Forget(now);
        _second?.Forget(now);
    }

    private Permit Take(long now)
    {
        _inFlight++;
        return new Permit(now, _own.Expired);
    }

    private void Count(long countedAt)
    {
        _own.Add(countedAt + Ticks(_limits.Window) + Ticks(Margin));
        _second?.Add(countedAt + clock.TimestampFrequency + Ticks(Margin));
    }

    /// <summary>
    /// Records how much of the limit other programs use: the requests that HubSpot counted, minus those of this
    /// process. The latter include requests that expired during this one, because HubSpot may still count them.
    /// </summary>
    private void RecordOthers(RateHeaders headers, Permit permit, long now)
    {
        if (headers is not { Max: { } max, Remaining: { } remaining })
        {
            return;
        }

        Forget(now);
        long own = _inFlight + _own.Count + _own.Expired - permit.ExpiredBefore;
        if (max - remaining - own is > 0 and var others)
        {
            _others.Add((int)others, now + Ticks(_limits.Window));
        }
    }

    private void Hold(HubSpotRateLimitException rejection, RateHeaders headers, long now)
    {
        bool isSecondly = string.Equals(rejection.Policy, "SECONDLY", StringComparison.OrdinalIgnoreCase);
        if (isSecondly)
        {
            // HubSpot always reports this limit, but doesn't always enforce it.
            _second ??= new RollingWindow();
            _secondly = headers.Secondly ?? Math.Max(1, (int)(_limits.Total / _limits.Window.TotalSeconds));
        }
        else if (headers.Max is null && !rejection.IsDaily)
        {
            InferLimit(rejection, now);
        }

        TimeSpan hold = rejection.RetryAfter ?? (rejection.IsDaily ? _limits.Window
            : isSecondly ? TimeSpan.FromSeconds(1)
            : IsInconclusive(rejection) ? TimeSpan.FromSeconds(_unexplained)
            : _limits.Window);
        hold = hold < ShortestHold ? ShortestHold : hold > LongestHold ? LongestHold : hold;
        _holdUntil = Math.Max(_holdUntil, now + Ticks(hold));
    }

    /// <summary>
    /// Infers the limit of a service that doesn't report one from the number of requests that it accepted. A single
    /// rejection may have another cause if it doesn't name the limit or if it says when to retry. In that case, infer a
    /// limit only if rejections continue after each hold.
    /// </summary>
    private void InferLimit(HubSpotRateLimitException rejection, long now)
    {
        if (now >= _holdUntil)
        {
            _unexplained++;
        }

        if (!IsInconclusive(rejection) || _unexplained >= RejectionsToInferLimit)
        {
            Forget(now);
            // Include the requests in flight. They will be rejected too, or HubSpot accepted them earlier.
            _limits.Lower(_own.Count + _inFlight);
        }
    }

    private bool IsInconclusive(HubSpotRateLimitException rejection)
        => _limits.IsUnknown && (rejection.Policy is null || rejection.RetryAfter is not null);

    private void ThrowIfHeld(TimeSpan longestHold, long now)
    {
        if (_rejection is { } rejection && IsTooLong(longestHold, now))
        {
            throw rejection.Again(Left(_holdUntil, now));
        }
    }

    // If the daily limit is reached, fail at once: waiting until the next day makes no sense.
    private bool IsTooLong(TimeSpan longestHold, long now)
        => _holdUntil > now && (_rejection!.IsDaily || Left(_holdUntil, now) > longestHold);

    private void FailHopelessWaiters(long now)
    {
        for (int count = _waiters.Count; count > 0; count--)
        {
            LimitWaiter waiter = _waiters.Dequeue();
            if (IsTooLong(waiter.LongestHold, now))
            {
                waiter.Fail(_rejection!.Again(Left(_holdUntil, now)));
            }
            else
            {
                _waiters.Enqueue(waiter);
            }
        }
    }

    /// <summary>
    /// Raises an inferred limit a little after each window.
    /// </summary>
    private void Grow(long now)
    {
        if (now >= _growAt && _limits.Raise())
        {
            _growAt = now + Ticks(_limits.Window);
        }
    }

    private void Serve(long now)
    {
        while (_waiters.Count > 0 && HasRoom(now))
        {
            LimitWaiter waiter = _waiters.Dequeue();
            Permit permit = Take(now);
            if (!waiter.Serve(permit))
            {
                _inFlight--;
            }
        }

        Arm(now);
    }

    /// <summary>Returns when a waiting call may next be served.</summary>
    private long NextChange(long now)
    {
        long next = Math.Min(_own.NextFreeAt ?? long.MaxValue, _others.NextFreeAt ?? long.MaxValue);
        next = Math.Min(next, _second?.NextFreeAt ?? long.MaxValue);
        return _holdUntil > now ? _holdUntil : next;
    }

    private void Arm(long now)
    {
        long next = _waiters.Count == 0 ? long.MaxValue : NextChange(now);
        if (next == long.MaxValue)
        {
            return;
        }

        _timer ??= clock.CreateTimer(
            static state => ((AccountLimiter)state!).OnTime(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        _ = _timer.Change(
            TimeSpan.FromMilliseconds(Math.Ceiling(Left(next, now).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    private void OnTime()
    {
        lock (_gate)
        {
            Serve(clock.GetTimestamp());
        }
    }
}
