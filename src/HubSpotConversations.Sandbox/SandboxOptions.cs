namespace HubSpotConversations.Sandbox;

/// <summary>How a <see cref="SandboxAccount"/> behaves. Every value has a sensible default.</summary>
public sealed class SandboxOptions
{
    /// <summary>The only token that is accepted; null accepts any bearer token that isn't empty.</summary>
    public string? AccessToken { get; init; }

    /// <summary>A token that has expired: it gets 401 EXPIRED_AUTHENTICATION.</summary>
    public string? ExpiredAccessToken { get; init; }

    /// <summary>The clock of new messages, of the limits and of <see cref="Latency"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Requests in each <see cref="RateWindow"/>; 0 sets no limit and leaves its headers out.</summary>
    public int RateLimit { get; init; } = 190;

    /// <summary>The rolling window of <see cref="RateLimit"/>.</summary>
    public TimeSpan RateWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Requests allowed a day (UTC); 0 sets no limit and leaves its headers out.</summary>
    public int DailyLimit { get; init; } = 650_000;

    /// <summary>Scopes that the app lacks: <c>conversations.read</c>, <c>conversations.write</c>.</summary>
    public IReadOnlyCollection<string> MissingScopes { get; init; } = [];

    /// <summary>What goes wrong on the way; null for a quiet network.</summary>
    public FaultPlan? Faults { get; init; }

    /// <summary>How long each request waits before it is handled.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Whether a comment on a help desk thread is refused, as some accounts report of HubSpot.</summary>
    public bool RefuseHelpDeskComments { get; init; }
}
