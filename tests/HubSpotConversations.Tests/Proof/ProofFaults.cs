using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Tests.Proof;

/// <summary>Faults of every kind.</summary>
internal static class ProofFaults
{
    /// <summary>One request in five fails, each kind about as often as the others.</summary>
    /// <param name="seed">The start of its random numbers.</param>
    /// <param name="tooMany">How often a request is refused with status 429, which holds all of them.</param>
    /// <param name="seen">Is told of every request, before it is handled.</param>
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
            AppliesTo = request => Tell(seen, request),
        };

    /// <summary>No faults.</summary>
    public static FaultPlan None(Action<SandboxRequest> seen) => new() { AppliesTo = request => Tell(seen, request) };

    private static bool Tell(Action<SandboxRequest>? seen, SandboxRequest request)
    {
        seen?.Invoke(request);
        return true;
    }
}
