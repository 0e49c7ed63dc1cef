using System.Management.Automation.Host;
using System.Security;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Connections;

/// <summary>Finds the access token: from the parameter, from the environment, or from a prompt.</summary>
internal static class AccessTokenSource
{
    /// <exception cref="HubSpotNotConnectedException">There is no token, and the session can't prompt.</exception>
    public static string Find(SecureString? given, string parameter, PSHost host)
    {
        if (given is not null)
        {
            return SecretText.Of(
                given,
                parameter,
                "access token",
                $", or leave it out and set the environment variable {EnvironmentVariables.AccessToken}.");
        }

        if (EnvironmentConnection.Token is { } token)
        {
            return token;
        }

        using SecureString? typed = TokenPrompt.Ask(host);
        return typed is { Length: > 0 }
            ? SecretText.Of(typed)
            : throw new HubSpotNotConnectedException(
                "There is no access token, and this session can't prompt for one. Specify -AccessToken (a "
                + "SecureString, for example from Get-Secret), or set the environment variable "
                + $"{EnvironmentVariables.AccessToken}.");
    }
}
