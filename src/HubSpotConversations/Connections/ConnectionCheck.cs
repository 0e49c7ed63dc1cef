using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Connections;

/// <summary>Checks the token of a new connection, and reads its account.</summary>
internal static class ConnectionCheck
{
    /// <summary>Checks the token, and returns a connection that knows its account if HubSpot returns it.</summary>
    public static HubSpotConnection Run(ModuleCmdlet cmdlet, HubSpotConnection connection)
    {
        // One call, so that a refresh token that HubSpot replaces is saved once.
        (AccountDetails? details, HubSpotException? problem) = cmdlet.CallHubSpot(connection, CheckAsync);
        if (problem is not null)
        {
            cmdlet.WriteVerbose($"Could not read the details of the account: {problem.Message}");
        }

        return details is null ? connection : connection.WithAccount(details);
    }

    private static async Task<(AccountDetails? Details, HubSpotException? Problem)> CheckAsync(
        ConversationsClient client, CancellationToken cancellationToken)
    {
        // Retrying would not help with a mistyped address. The names of the inboxes are shown later.
        _ = await client.WithMaxRetry(maxRetry: 1).Inboxes
            .ListAsync(limit: 100, cancellationToken: cancellationToken).ConfigureAwait(false);
        try
        {
            return (await client.WithMaxRetry(maxRetry: 0).Account
                .GetDetailsAsync(cancellationToken).ConfigureAwait(false), null);
        }
        catch (HubSpotException exception)
        {
            // A connection works without its account too.
            return (null, exception);
        }
    }
}
