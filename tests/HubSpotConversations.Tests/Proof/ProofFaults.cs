using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Tests.Proof;

/// <summary>Fault plans with every kind of fault.</summary>
internal static class ProofFaults
{
    /// <summary>One request in five fails, with a mix of all kinds of faults.</summary>
    /// <param name="seed">The seed of the random numbers.</param>
    /// <param name="tooMany">The rate of 429s, each of which delays every request.</param>
    /// <param name="seen">Called for each request before it is handled.</param>
    public static FaultPlan OneInFive(int seed, double tooMany = 0.004, Action<SandboxRequest>? seen = null)
        => new(seed)
        {
            StatusBefore = 0.03,
            StatusAfter = 0.03,
            DropBefore = 0.03,
            DropAfter = 0.03,
            Truncate = 0.02,
            Html = 0.02,
            LockedBefore = 0.016,
            SlowStore = 0.01,
            HangBefore = 0.005,
            HangAfter = 0.009 - tooMany,
            TooManyRequests = tooMany,
            AppliesTo = request => Notify(seen, request),
        };

    /// <summary>No faults.</summary>
    public static FaultPlan None(Action<SandboxRequest> seen) => new() { AppliesTo = request => Notify(seen, request) };

    private static bool Notify(Action<SandboxRequest>? seen, SandboxRequest request)
    {
        seen?.Invoke(request);
        return true;
    }
}
