using HubSpotConversations.Sandbox.Engine;

namespace HubSpotConversations.Sandbox;

/// <summary>
/// Decides for each request what goes wrong: first whatever <see cref="Sequence"/> lists, then by probability.
/// The same seed gives the same decisions in the same order of requests.
/// </summary>
/// <remarks>Thread-safe. Each probability is from 0 to 1, and their sum at most 1.</remarks>
public sealed class FaultPlan
{
    private readonly object _gate = new();
    private readonly SeededRandom _random;
    private readonly Queue<FaultKind> _sequence = new();
    private readonly int[] _dealt = new int[Enum.GetValues(typeof(FaultKind)).Length];
    private int _statuses;

    /// <summary>Makes a plan.</summary>
    /// <param name="seed">The start of its random numbers.</param>
    public FaultPlan(int seed = 1) => _random = new SeededRandom((ulong)seed);

    /// <summary>How often <see cref="FaultKind.StatusBefore"/> happens.</summary>
    public double StatusBefore { get; init; }

    /// <summary>How often <see cref="FaultKind.StatusAfter"/> happens.</summary>
    public double StatusAfter { get; init; }

    /// <summary>How often <see cref="FaultKind.DropBefore"/> happens.</summary>
    public double DropBefore { get; init; }

    /// <summary>How often <see cref="FaultKind.DropAfter"/> happens.</summary>
    public double DropAfter { get; init; }

    /// <summary>How often <see cref="FaultKind.Truncate"/> happens.</summary>
    public double Truncate { get; init; }

    /// <summary>How often <see cref="FaultKind.Html"/> happens.</summary>
    public double Html { get; init; }

    /// <summary>How often <see cref="FaultKind.TooManyRequests"/> happens.</summary>
    public double TooManyRequests { get; init; }

    /// <summary>How often <see cref="FaultKind.HangBefore"/> happens.</summary>
    public double HangBefore { get; init; }

    /// <summary>How often <see cref="FaultKind.HangAfter"/> happens.</summary>
    public double HangAfter { get; init; }

    /// <summary>How often <see cref="FaultKind.SlowStore"/> happens.</summary>
    public double SlowStore { get; init; }

    /// <summary>How often <see cref="FaultKind.Locked"/> happens.</summary>
    public double LockedBefore { get; init; }

    /// <summary>
    /// How long after the connection broke <see cref="FaultKind.SlowStore"/> handles the request, by the account's
    /// clock.
    /// </summary>
    public TimeSpan SlowStoreDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The error statuses, used in turn by the faults that answer one.</summary>
    public IReadOnlyList<int> StatusCodes { get; init; } = [503, 502, 500];

    /// <summary>Which requests can fail; null for all of them.</summary>
    public Func<SandboxRequest, bool>? AppliesTo { get; init; }

    /// <summary>Makes a plan of exactly these faults, one for each request that comes, and none afterwards.</summary>
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

    /// <summary>How many requests failed in a way until now.</summary>
    /// <param name="kind">The way; <see cref="FaultKind.None"/> for those that did not fail.</param>
    /// <returns>The count, of the requests that can fail.</returns>
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
