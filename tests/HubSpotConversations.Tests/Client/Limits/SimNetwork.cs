using System.Runtime.InteropServices;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>The duration of a request, and the time at which the server counts it.</summary>
/// <param name="Up">The minimum time from the caller to the server.</param>
/// <param name="Work">The minimum processing time at the server.</param>
/// <param name="Down">The minimum time from the server to the caller.</param>
/// <param name="Jitter">The maximum additional time of all three together.</param>
/// <param name="CountedAt">The point at which the server counts: 0 on arrival, 1 when it responds.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SimNetwork(
    TimeSpan Up, TimeSpan Work, TimeSpan Down, TimeSpan Jitter = default, double CountedAt = 0)
{
    /// <summary>A round trip without jitter.</summary>
    public TimeSpan RoundTrip => Up + Work + Down;

    /// <summary>A network with the given round trip, split evenly in both directions.</summary>
    public static SimNetwork Of(TimeSpan roundTrip, TimeSpan jitter = default)
        => new(roundTrip / 2, TimeSpan.Zero, roundTrip / 2, jitter);

    /// <summary>The time until a request is counted, and from there until its response arrives.</summary>
    public (TimeSpan Before, TimeSpan After) Next(Random random)
    {
        // Each part gets a share of the jitter and uses a random amount of it.
        double first = random.NextDouble();
        double second = random.NextDouble() * (1 - first);
        TimeSpan up = Up + (Jitter * first * random.NextDouble());
        TimeSpan work = Work + (Jitter * second * random.NextDouble());
        TimeSpan down = Down + (Jitter * (1 - first - second) * random.NextDouble());
        return (up + (work * CountedAt), (work * (1 - CountedAt)) + down);
    }
}
