using HubSpotConversations.Http.RateLimiting;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Models;

namespace HubSpotConversations.Accounts;

/// <summary>The state that all connections of this process to one account share.</summary>
internal sealed class AccountShare(TimeProvider clock)
{
    /// <summary>Keeps all requests within the account's limits.</summary>
    public AccountLimiter Limiter { get; } = new(clock);

    /// <summary>Records which send each known message belongs to.</summary>
    public MessageClaims Claims { get; } = new();

    /// <summary>Estimates the offset of HubSpot's clock.</summary>
    public ServerClock ServerClock { get; } = new();

    /// <summary>The client that HubSpot shows for messages of this app; null until it has accepted one.</summary>
    public MessageClient? OwnClient { get; set; }
}
