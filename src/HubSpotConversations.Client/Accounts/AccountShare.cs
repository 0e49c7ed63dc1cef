using HubSpotConversations.Http.RateLimiting;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Models;

namespace HubSpotConversations.Accounts;

/// <summary>What all connections of the process to one account have in common.</summary>
internal sealed class AccountShare(TimeProvider clock)
{
    /// <summary>Keeps all requests within the account's limits.</summary>
    public AccountLimiter Limiter { get; } = new(clock);

    /// <summary>Which send each known message belongs to.</summary>
    public MessageClaims Claims { get; } = new();

    /// <summary>What is known of HubSpot's clock.</summary>
    public ServerClock ServerClock { get; } = new();

    /// <summary>How HubSpot names this app in messages that it sent; null until HubSpot accepted one.</summary>
    public MessageClient? OwnClient { get; set; }
}
