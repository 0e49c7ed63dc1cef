using HubSpotConversations.Http.Clients;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Connections;

/// <summary>Creates the connection from the environment variable.</summary>
internal static class EnvironmentConnection
{
    /// <summary>The token in the environment; null if there isn't one.</summary>
    public static string? Token
        => Environment.GetEnvironmentVariable(EnvironmentVariables.AccessToken)?.Trim() is { Length: > 0 } token ? token : null;

    /// <summary>Creates a connection with that token; null if there isn't one.</summary>
    public static HubSpotConnection? TryMake()
        => Token is { } token
            ? ConnectionFactory.Create(new ConversationsClientOptions { AccessToken = token }, defaultSender: null)
            : null;
}
