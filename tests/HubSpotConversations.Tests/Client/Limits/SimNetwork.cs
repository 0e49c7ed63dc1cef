using System.Runtime.InteropServices;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>How long a request takes, and when it is counted.</summary>
/// <param name="Up">From the caller to the server, at least.</param>
/// <param name="Work">At the server, at least.</param>
/// <param name="Down">Back, at least.</param>
/// <param name="Jitter">How much longer all three together may take.</param>
/// <param name="CountedAt">At which part of its work the server counts: 0 on arrival, 1 when it answers.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SimNetwork(
    TimeSpan Up, TimeSpan Work, TimeSpan Down, TimeSpan Jitter = default, double CountedAt = 0)
{
    /// <summary>A round trip without jitter.</summary>
    public TimeSpan RoundTrip => Up + Work + Down;

    /// <summary>One that takes so long, the same there and back.</summary>
    public static SimNetwork Of(TimeSpan roundTrip, TimeSpan jitter = default)
        => new(roundTrip / 2, TimeSpan.Zero, roundTrip / 2, jitter);

    /// <summary>A request's time until it is counted, and from there until its answer is here.</summary>
    public (TimeSpan Before, TimeSpan After) Next(Random random)
    {
        // Each part has a share of the jitter, and uses of it what it likes.
        double first = random.NextDouble();
        double second = random.NextDouble() * (1 - first);
        TimeSpan up = Up + (Jitter * first * random.NextDouble());
        TimeSpan work = Work + (Jitter * second * random.NextDouble());
        TimeSpan down = Down + (Jitter * (1 - first - second) * random.NextDouble());
        return (up + (work * CountedAt), (work * (1 - CountedAt)) + down);
    }
}
