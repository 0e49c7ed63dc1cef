namespace HubSpotConversations;

/// <summary>HubSpot does not accept the access token (401), or the refresh token in place of it.</summary>
public sealed class HubSpotAuthenticationException : HubSpotApiException
{
    internal HubSpotAuthenticationException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }

    /// <summary>Whether it was the refresh token, so that there is no access token at all.</summary>
    internal bool IsOfRefresh { get; init; }
}
