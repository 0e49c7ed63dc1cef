namespace HubSpotConversations.Tests.Proof;

/// <summary>A bulk send that is killed again and again.</summary>
internal sealed record KillPlan(int Seed, int Rounds, int Messages, int Threads)
{
    public int Throttle { get; init; } = 16;

    public bool HasFaults { get; init; }

    public bool UsesKeys { get; init; }

    public TimeSpan HistoryLag { get; init; }

    /// <summary>How many times faster than the system's the clocks run; 1 for the system's own.</summary>
    public int Speed { get; init; } = 1;

    /// <summary>How long the server takes, by its own clock.</summary>
    public TimeSpan Latency { get; init; }
}
