namespace HubSpotConversations.Http.Clients;

/// <summary>What a pipeline is for.</summary>
internal enum HttpPurpose
{
    /// <summary>API calls.</summary>
    Api,

    /// <summary>The token endpoint.</summary>
    Tokens,

    /// <summary>Files at signed addresses, which must not receive the access token.</summary>
    Files,
}
