namespace HubSpotConversations.Tests.Proof;

/// <summary>The parameters of a bulk send whose process is killed repeatedly.</summary>
internal sealed record KillPlan(int Seed, int Rounds, int Messages, int Threads)
{
    public int Throttle { get; init; } = 16;

    public bool HasFaults { get; init; }

    public bool UsesKeys { get; init; }

    /// <summary>Whether the messages are published through a custom channel: one conversation for each thread.</summary>
    public bool UsesChannel { get; init; }

    public TimeSpan HistoryLag { get; init; }

    /// <summary>The speed of the clocks relative to the system's clock.</summary>
    public int Speed { get; init; } = 1;

    /// <summary>The latency of the server, by its own clock.</summary>
    public TimeSpan Latency { get; init; }
}
