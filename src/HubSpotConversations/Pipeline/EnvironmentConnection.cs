namespace HubSpotConversations.Pipeline;

/// <summary>Creates the connection from the environment variable.</summary>
internal static class EnvironmentConnection
{
    /// <summary>The environment variable with the access token.</summary>
    public const string Variable = "HUBSPOT_ACCESS_TOKEN";

    /// <summary>The token in the environment; null if there isn't one.</summary>
    public static string? Token
        => Environment.GetEnvironmentVariable(Variable)?.Trim() is { Length: > 0 } token ? token : null;

    /// <summary>Creates a connection with that token; null if there isn't one.</summary>
    public static HubSpotConnection? TryMake()
        => Token is { } token
            ? ConnectionFactory.Create(new ConversationsClientOptions { AccessToken = token }, defaultSender: null)
            : null;
}
