using HubSpotConversations.Errors;

namespace HubSpotConversations;

/// <summary>
/// HubSpot rejected the access token or the developer key (401), or rejected the refresh token during a renewal.
/// </summary>
public sealed class HubSpotAuthenticationException : HubSpotApiException
{
    internal HubSpotAuthenticationException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }

    /// <summary>Whether HubSpot rejected a developer key, which was sent instead of an access token.</summary>
    internal bool IsOfDeveloperKey { get; init; }

    /// <summary>Whether HubSpot rejected the refresh token, so there is no access token.</summary>
    internal bool IsRefreshFailure { get; init; }
}
