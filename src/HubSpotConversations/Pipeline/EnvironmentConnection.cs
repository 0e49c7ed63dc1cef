namespace HubSpotConversations.Pipeline;

/// <summary>The connection that a script gets without a word, from its environment.</summary>
internal static class EnvironmentConnection
{
    /// <summary>The environment variable with the access token.</summary>
    public const string Variable = "HUBSPOT_ACCESS_TOKEN";

    /// <summary>The token in the environment; null when there is none.</summary>
    public static string? Token
        => Environment.GetEnvironmentVariable(Variable)?.Trim() is { Length: > 0 } token ? token : null;

    /// <summary>Makes a connection with that token; null when there is none.</summary>
    public static HubSpotConnection? TryMake()
        => Token is { } token
            ? ConnectionFactory.Create(new ConversationsClientOptions { AccessToken = token }, defaultSender: null)
            : null;
}
