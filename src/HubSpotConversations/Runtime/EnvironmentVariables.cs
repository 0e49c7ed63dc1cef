namespace HubSpotConversations.Runtime;

/// <summary>The environment variables that the module reads.</summary>
internal static class EnvironmentVariables
{
    /// <summary>The access token.</summary>
    public const string AccessToken = "HUBSPOT_ACCESS_TOKEN";
}
