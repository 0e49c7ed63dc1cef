using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Connections;

/// <summary>Creates the connection from the environment variables.</summary>
internal static class EnvironmentConnection
{
    /// <summary>The token in the environment; null if there isn't one.</summary>
    public static string? Token => EnvironmentVariables.Find(EnvironmentVariables.AccessToken);

    /// <summary>Creates a connection with that token; null if there isn't one.</summary>
    /// <exception cref="HubSpotValidationException">A variable is not valid.</exception>
    public static HubSpotConnection? TryMake()
    {
        if (Token is not { } token)
        {
            return null;
        }

        var options = new ConversationsClientOptions
        {
            AccessToken = token,
            BaseUri = EnvironmentDefaults.BaseUri ?? ConversationsClientOptions.HubSpot,
            ApiVersion = EnvironmentDefaults.ApiVersion ?? ApiVersion.V3,
        };
        return ConnectionFactory.Create(options, EnvironmentDefaults.DefaultSender);
    }
}
