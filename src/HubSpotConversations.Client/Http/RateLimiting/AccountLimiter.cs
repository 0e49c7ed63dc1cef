using HubSpotConversations.Http.Timing;
using HubSpotConversations.Models;

namespace HubSpotConversations.Http.RateLimiting;

/// <summary>
/// Keeps the requests of this process to one account within the account's limits. It begins with a safe guess, takes
/// the limit, the window and what others use from HubSpot's answers, lets as many requests go at once as fit, and
/// serves those who wait in their order. Thread-safe.
/// </summary>
internal sealed class AccountLimiter(TimeProvider clock)
{
    /// <summary>What the smallest accounts have, in <see cref="UsualWindow"/>.</summary>
    public const int SafeGuess = 100;

    public static readonly TimeSpan UsualWindow = TimeSpan.FromSeconds(10);

    // Clocks tick unevenly, here and there.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan ShortestHold = TimeSpan.FromMilliseconds(250);

    // No limit of HubSpot lasts longer; a date may be any.
    private static readonly TimeSpan LongestHold = TimeSpan.FromDays(1);

    // So many refusals in a row of a service that tells no limit are one.
    private const int EnoughUntold = 3;

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
    private int _untold;
    private HubSpotRateLimitException? _refusal;
    private ITimer? _timer;

    /// <summary>The limit that the user set, in requests a window; null for the account's own.</summary>
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

    /// <summary>How it stands at this moment.</summary>
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

    /// <summary>Waits for the permission to make a request; who asks first is served first.</summary>
    /// <param name="longestHold">
    /// How long HubSpot may ask to wait, beyond the ordinary queue, before waiting makes no sense.
    /// </param>
    /// <param name="observer">Is told where it takes a while.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    /// <exception cref="HubSpotRateLimitException">
    /// The daily limit is reached, or HubSpot asks to wait longer than that.
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

    /// <summary>The request of a permit was answered, and counts.</summary>
    public void Answered(Permit permit, RateHeaders headers, bool isSuccess)
    {
        lock (_gate)
        {
            long now = clock.GetTimestamp();
            _inFlight--;
            _roundTrips.Add(now - permit.SentAt, now);
            _untold = isSuccess && permit.SentAt >= _holdUntil ? 0 : _untold;
            _limits.Learn(headers, isSuccess);
            Count(now - _roundTrips.Shortest);
            NoteOthers(headers, permit, now);
            Grow(now);
            Serve(now);
        }
    }

    /// <summary>The request of a permit was refused because of a limit: all wait for as long as HubSpot says.</summary>
    public void Refused(Permit permit, RateHeaders headers, HubSpotRateLimitException refusal)
    {
        lock (_gate)
        {
            long now = clock.GetTimestamp();
            _inFlight--;
            if (_refusal is not { IsDaily: true } || _holdUntil <= now)
            {
                // For what was under way when the day's limit was reached, another limit may be named; the day's lasts.
                _refusal = refusal;
            }

            _limits.Learn(headers, isSuccess: false);
            NoteOthers(headers, permit, now);
            Hold(refusal, headers, now);
            _growAt = now + Ticks(_limits.Window);
            FailWhoCannotWait(now);
            Serve(now);
        }
    }

    /// <summary>No answer came: HubSpot may have counted it.</summary>
    public void Lost()
    {
        lock (_gate)
        {
            long now = clock.GetTimestamp();
            _inFlight--;
            Count(now);
            Serve(now);
        }
    }

    /// <summary>Nothing left this machine.</summary>
    public void NotSent()
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
    /// What HubSpot has counted beyond all that this process can have used is what others use of the same limit. What
    /// ceased to count since the request left may have counted still when it was answered.
    /// </summary>
    private void NoteOthers(RateHeaders headers, Permit permit, long now)
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

    private void Hold(HubSpotRateLimitException refusal, RateHeaders headers, long now)
    {
        bool isSecondly = string.Equals(refusal.Policy, "SECONDLY", StringComparison.OrdinalIgnoreCase);
        if (isSecondly)
        {
            // HubSpot tells this limit always and does not enforce it, until it does.
            _second ??= new RollingWindow();
            _secondly = headers.Secondly ?? Math.Max(1, (int)(_limits.Total / _limits.Window.TotalSeconds));
        }
        else if (headers.Max is null && !refusal.IsDaily)
        {
            NoteUntold(refusal, now);
        }

        TimeSpan hold = refusal.RetryAfter ?? (refusal.IsDaily ? _limits.Window
            : isSecondly ? TimeSpan.FromSeconds(1)
            : IsVague(refusal) ? TimeSpan.FromSeconds(_untold)
            : _limits.Window);
        hold = hold < ShortestHold ? ShortestHold : hold > LongestHold ? LongestHold : hold;
        _holdUntil = Math.Max(_holdUntil, now + Ticks(hold));
    }

    /// <summary>
    /// A service that never told a limit refuses, and how much it took until then is how high its limit is. Where it
    /// does not name the limit either, or says itself how soon to come back, once may be anything: only refusals that go
    /// on after every hold are one.
    /// </summary>
    private void NoteUntold(HubSpotRateLimitException refusal, long now)
    {
        if (now >= _holdUntil)
        {
            _untold++;
        }

        if (!IsVague(refusal) || _untold >= EnoughUntold)
        {
            Forget(now);
            // What is under way still will be refused too, or was taken before this one.
            _limits.Lower(_own.Count + _inFlight);
        }
    }

    private bool IsVague(HubSpotRateLimitException refusal)
        => _limits.IsUnknown && (refusal.Policy is null || refusal.RetryAfter is not null);

    private void ThrowIfHeld(TimeSpan longestHold, long now)
    {
        if (_refusal is { } refusal && IsTooLong(longestHold, now))
        {
            throw refusal.Again(Left(_holdUntil, now));
        }
    }

    // Nobody waits for the end of the day; for a moment it is not even asked again.
    private bool IsTooLong(TimeSpan longestHold, long now)
        => _holdUntil > now && (_refusal!.IsDaily || Left(_holdUntil, now) > longestHold);

    private void FailWhoCannotWait(long now)
    {
        for (int count = _waiters.Count; count > 0; count--)
        {
            LimitWaiter waiter = _waiters.Dequeue();
            if (IsTooLong(waiter.LongestHold, now))
            {
                waiter.Fail(_refusal!.Again(Left(_holdUntil, now)));
            }
            else
            {
                _waiters.Enqueue(waiter);
            }
        }
    }

    /// <summary>
    /// A limit that was only guessed from a refusal is tried again, a little higher, after each window.
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

    /// <summary>When it is worth looking again.</summary>
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
            static state => ((AccountLimiter)state!).OnTime(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
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
