
namespace HubSpotConversations.Sandbox.Options;

/// <summary>
/// Decides the fault of each request: first the faults of <see cref="Sequence"/>, then by probability. The same seed
/// gives the same decisions for the same order of requests.
/// </summary>
/// <remarks>Thread-safe. Each probability is from 0 to 1, and their sum is at most 1.</remarks>
public sealed class FaultPlan
{
    private readonly object _gate = new();
    private readonly SeededRandom _random;
    private readonly Queue<FaultKind> _sequence = new();
    private readonly int[] _dealt = new int[Enum.GetValues(typeof(FaultKind)).Length];
    private int _statuses;

    /// <summary>Creates a plan.</summary>
    /// <param name="seed">The seed of the random numbers.</param>
    public FaultPlan(int seed = 1) => _random = new SeededRandom((ulong)seed);

    /// <summary>The probability of <see cref="FaultKind.StatusBefore"/>.</summary>
    public double StatusBefore { get; init; }

    /// <summary>The probability of <see cref="FaultKind.StatusAfter"/>.</summary>
    public double StatusAfter { get; init; }

    /// <summary>The probability of <see cref="FaultKind.DropBefore"/>.</summary>
    public double DropBefore { get; init; }

    /// <summary>The probability of <see cref="FaultKind.DropAfter"/>.</summary>
    public double DropAfter { get; init; }

    /// <summary>The probability of <see cref="FaultKind.Truncate"/>.</summary>
    public double Truncate { get; init; }

    /// <summary>The probability of <see cref="FaultKind.Html"/>.</summary>
    public double Html { get; init; }

    /// <summary>The probability of <see cref="FaultKind.TooManyRequests"/>.</summary>
    public double TooManyRequests { get; init; }

    /// <summary>The probability of <see cref="FaultKind.HangBefore"/>.</summary>
    public double HangBefore { get; init; }

    /// <summary>The probability of <see cref="FaultKind.HangAfter"/>.</summary>
    public double HangAfter { get; init; }

    /// <summary>The probability of <see cref="FaultKind.SlowStore"/>.</summary>
    public double SlowStore { get; init; }

    /// <summary>The probability of <see cref="FaultKind.Locked"/>.</summary>
    public double LockedBefore { get; init; }

    /// <summary>
    /// The delay between the broken connection of <see cref="FaultKind.SlowStore"/> and handling the request, by the
    /// account's clock.
    /// </summary>
    public TimeSpan SlowStoreDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The error statuses. Faults that return a status use them in turn.</summary>
    public IReadOnlyList<int> StatusCodes { get; init; } = [503, 502, 500];

    /// <summary>Selects the requests that can fail; null for all of them.</summary>
    public Func<SandboxRequest, bool>? AppliesTo { get; init; }

    /// <summary>Creates a plan of exactly these faults, one per request. Later requests succeed.</summary>
    /// <param name="faults">The faults in order; <see cref="FaultKind.None"/> lets a request through.</param>
    /// <returns>The plan.</returns>
    public static FaultPlan Sequence(params FaultKind[] faults)
    {
        var plan = new FaultPlan();
        foreach (FaultKind fault in faults ?? [])
        {
            plan._sequence.Enqueue(fault);
        }

        return plan;
    }

    /// <summary>Counts the requests with a fault so far.</summary>
    /// <param name="kind">The fault; <see cref="FaultKind.None"/> for requests that did not fail.</param>
    /// <returns>The count, out of the requests that can fail.</returns>
    public int Dealt(FaultKind kind)
    {
        lock (_gate)
        {
            return _dealt[(int)kind];
        }
    }

    internal FaultKind Next(SandboxRequest request)
    {
        if (AppliesTo is { } applies && !applies(request))
        {
            return FaultKind.None;
        }

        lock (_gate)
        {
            FaultKind kind = _sequence.Count > 0 ? _sequence.Dequeue() : Draw();
            _dealt[(int)kind]++;
            return kind;
        }
    }

    internal int NextStatus()
    {
        lock (_gate)
        {
            return StatusCodes.Count == 0 ? 503 : StatusCodes[_statuses++ % StatusCodes.Count];
        }
    }

    private FaultKind Draw()
    {
        double draw = _random.NextDouble();
        foreach ((FaultKind kind, double probability) in Probabilities())
        {
            if (draw < probability)
            {
                return kind;
            }

            draw -= probability;
        }

        return FaultKind.None;
    }

    private (FaultKind Kind, double Probability)[] Probabilities() =>
    [
        (FaultKind.StatusBefore, StatusBefore),
        (FaultKind.StatusAfter, StatusAfter),
        (FaultKind.DropBefore, DropBefore),
        (FaultKind.DropAfter, DropAfter),
        (FaultKind.Truncate, Truncate),
        (FaultKind.Html, Html),
        (FaultKind.TooManyRequests, TooManyRequests),
        (FaultKind.HangBefore, HangBefore),
        (FaultKind.HangAfter, HangAfter),
        (FaultKind.SlowStore, SlowStore),
        (FaultKind.Locked, LockedBefore),
    ];
}
