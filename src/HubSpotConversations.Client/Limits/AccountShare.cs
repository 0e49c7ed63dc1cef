using HubSpotConversations.Sending;

namespace HubSpotConversations.Limits;

/// <summary>What all connections of the process to one account have in common.</summary>
internal sealed class AccountShare(TimeProvider clock)
{
    /// <summary>Keeps all requests within the account's limits.</summary>
    public AccountLimiter Limiter { get; } = new(clock);

    /// <summary>Which messages are known to be whose outcome.</summary>
    public MessageClaims Claims { get; } = new();
}
