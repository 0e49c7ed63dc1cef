using HubSpotConversations.Http.RateLimiting;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>
/// Callers that ask the limiter, send, get their answer and ask again, over a server and a network that are models.
/// Nothing in it takes time, and with the same seed everything happens again in the same way.
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

    /// <summary>When each request left, those included that were refused.</summary>
    public IReadOnlyList<TimeSpan> Starts => _starts;

    /// <summary>The most that were under way together.</summary>
    public int MostInFlight { get; private set; }

    /// <summary>How many of them were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>How many were answered, and when the last one was.</summary>
    public int Answered { get; private set; }

    public TimeSpan End { get; private set; }

    /// <summary>What a refusal says of the time to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Adds requests, and callers for them.</summary>
    public void Add(int requests, int callers)
    {
        _left += requests;
        for (int caller = 0; caller < callers; caller++)
        {
            Ask();
        }
    }

    /// <summary>Runs until all are answered.</summary>
    public Simulation Run(int requests, int callers)
    {
        Add(requests, callers);
        while (Step())
        {
        }

        _waiting.ShouldBeEmpty("somebody waits for ever");
        _inFlight.ShouldBe(0);
        return this;
    }

    /// <summary>Runs until a moment.</summary>
    public void RunUntil(TimeSpan elapsed)
    {
        bool isOver = false;
        Clock.After(elapsed - Clock.Elapsed, () => isOver = true);
        while (!isOver && Step())
        {
        }
    }

    /// <summary>Others use the account too, evenly spread, so many in a second, for a time.</summary>
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

        // Who asked first is served first, and the limiter says how many wait still: those before them go on.
        for (int served = _waiting.Count - Limiter.Status.Waiting; served > 0; served--)
        {
            Send(_waiting.Dequeue().GetAwaiter().GetResult());
        }

        return true;
    }

    private void Ask()
    {
        if (_left == 0)
        {
            return;
        }

        _left--;
        ValueTask<Permit> asked = Limiter.AcquireAsync(TimeSpan.FromHours(1), observer: null, CancellationToken.None);
        if (asked.IsCompletedSuccessfully)
        {
            Send(asked.GetAwaiter().GetResult());
        }
        else
        {
            _waiting.Enqueue(asked.AsTask());
        }
    }

    private void Send(Permit permit)
    {
        _starts.Add(Clock.Elapsed);
        MostInFlight = Math.Max(MostInFlight, ++_inFlight);
        (TimeSpan before, TimeSpan after) = _network.Next(_random);
        Clock.After(before, () =>
        {
            (bool isAnswered, RateHeaders headers) = _server.Take();
            Clock.After(after, () => Receive(permit, isAnswered, headers));
        });
    }

    private void Receive(Permit permit, bool isAnswered, RateHeaders headers)
    {
        _inFlight--;
        if (isAnswered)
        {
            Answered++;
            End = Clock.Elapsed;
            Limiter.OnResponse(permit, headers, isSuccess: true);
        }
        else
        {
            Refused++;
            _left++;
            Limiter.OnRateLimited(permit, headers, Refusals.Of("TEN_SECONDLY_ROLLING", RetryAfter));
        }

        Ask();
    }
}
