using HubSpotConversations.Errors;

namespace HubSpotConversations;

/// <summary>HubSpot rejected the access token (401), or rejected the refresh token during a renewal.</summary>
public sealed class HubSpotAuthenticationException : HubSpotApiException
{
    internal HubSpotAuthenticationException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }

    /// <summary>Whether HubSpot rejected the refresh token, so there is no access token.</summary>
    internal bool IsRefreshFailure { get; init; }
}
