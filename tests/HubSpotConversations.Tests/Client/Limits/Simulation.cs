using HubSpotConversations.Http.RateLimiting;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>
/// Callers that acquire a permit, send a request, receive the response and start over, with a simulated server and
/// network. It takes no real time, and the same seed repeats the same run.
/// </summary>
internal sealed class Simulation
{
    private readonly SimServer _server;
    private readonly SimNetwork _network;
    private readonly Random _random;
    private readonly Queue<Task<Permit>> _waiting = new();
    private readonly List<TimeSpan> _starts = [];
    private int _left;
    private int _inFlight;

    public Simulation(SimClock clock, SimServer server, SimNetwork network, int seed = 1)
    {
        Clock = clock;
        _server = server;
        _network = network;
        _random = new Random(seed);
        Limiter = new AccountLimiter(clock);
    }

    public SimClock Clock { get; }

    public AccountLimiter Limiter { get; }

    /// <summary>The time at which each request was sent, including rejected ones.</summary>
    public IReadOnlyList<TimeSpan> Starts => _starts;

    /// <summary>The largest number of requests in flight at the same time.</summary>
    public int MostInFlight { get; private set; }

    /// <summary>The number of rejected requests.</summary>
    public int Refused { get; private set; }

    /// <summary>The number of accepted requests.</summary>
    public int Answered { get; private set; }

    public TimeSpan End { get; private set; }

    /// <summary>The Retry-After value of a rejection.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Adds requests, and callers that send them.</summary>
    public void Add(int requests, int callers)
    {
        _left += requests;
        for (int caller = 0; caller < callers; caller++)
        {
            StartNext();
        }
    }

    /// <summary>Runs until all requests are accepted.</summary>
    public Simulation Run(int requests, int callers)
    {
        Add(requests, callers);
        while (Step())
        {
        }

        _waiting.ShouldBeEmpty("a caller waits forever");
        _inFlight.ShouldBe(0);
        return this;
    }

    /// <summary>Runs until the given time.</summary>
    public void RunUntil(TimeSpan elapsed)
    {
        bool isOver = false;
        Clock.After(elapsed - Clock.Elapsed, () => isOver = true);
        while (!isOver && Step())
        {
        }
    }

    /// <summary>Adds evenly spread requests of other programs, at the given rate until the given time.</summary>
    public void AddForeign(double perSecond, TimeSpan until)
    {
        if (perSecond > 0)
        {
            Foreign(TimeSpan.FromSeconds(1 / perSecond), until);
        }
    }

    private void Foreign(TimeSpan pause, TimeSpan until)
        => Clock.After(pause * (0.5 + _random.NextDouble()), () =>
        {
            if (Clock.Elapsed < until)
            {
                _server.TakeForeign();
                Foreign(pause, until);
            }
        });

    private bool Step()
    {
        if (!Clock.Next())
        {
            return false;
        }

        // The limiter serves callers in order and reports how many still wait. The others can send.
        for (int served = _waiting.Count - Limiter.Status.Waiting; served > 0; served--)
        {
            Send(_waiting.Dequeue().GetAwaiter().GetResult());
        }

        return true;
    }

    private void StartNext()
    {
        if (_left == 0)
        {
            return;
        }

        _left--;
        ValueTask<Permit> permit = Limiter.AcquireAsync(TimeSpan.FromHours(1), observer: null, CancellationToken.None);
        if (permit.IsCompletedSuccessfully)
        {
            Send(permit.GetAwaiter().GetResult());
        }
        else
        {
            _waiting.Enqueue(permit.AsTask());
        }
    }

    private void Send(Permit permit)
    {
        _starts.Add(Clock.Elapsed);
        MostInFlight = Math.Max(MostInFlight, ++_inFlight);
        (TimeSpan before, TimeSpan after) = _network.Next(_random);
        Clock.After(before, () =>
        {
            (bool isAccepted, RateHeaders headers) = _server.Take();
            Clock.After(after, () => Receive(permit, isAccepted, headers));
        });
    }

    private void Receive(Permit permit, bool isAccepted, RateHeaders headers)
    {
        _inFlight--;
        if (isAccepted)
        {
            Answered++;
            End = Clock.Elapsed;
            Limiter.OnResponse(permit, headers, isSuccess: true);
        }
        else
        {
            Refused++;
            _left++;
            Limiter.OnRateLimited(permit, headers, RateLimitErrors.Of("TEN_SECONDLY_ROLLING", RetryAfter));
        }

        StartNext();
    }
}
