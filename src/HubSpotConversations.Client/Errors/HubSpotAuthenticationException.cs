namespace HubSpotConversations;

/// <summary>HubSpot does not accept the access token (401).</summary>
public sealed class HubSpotAuthenticationException : HubSpotApiException
{
    internal HubSpotAuthenticationException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
