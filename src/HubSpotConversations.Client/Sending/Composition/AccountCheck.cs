using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;

namespace HubSpotConversations.Sending.Composition;

/// <summary>
/// Checks whether an account can send a message. HubSpot may accept messages for a switched-off account and never
/// deliver them.
/// </summary>
internal static class AccountCheck
{
    /// <summary>Finds an account, and checks that it can send.</summary>
    /// <param name="client">The client to look the account up with if it isn't cached.</param>
    /// <param name="channelAccountId">The id of the channel account.</param>
    /// <param name="channelId">The id of the account's channel, for the error.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="HubSpotValidationException">The account can't send.</exception>
    public static async Task<ChannelAccount> FindAsync(
        ConversationsClient client, string channelAccountId, string? channelId, CancellationToken cancellationToken)
    {
        ChannelAccount? account = client.Directory.ChannelAccounts.Find(channelAccountId);
        if (account is null || Problem(account) is not null)
        {
            // The cached account may be outdated, because someone may have corrected the problem since.
            account = await AskAsync(client, channelAccountId, channelId, cancellationToken).ConfigureAwait(false);
        }

        string name = $"'{account}' ({channelAccountId})";
        return Problem(account) is { } problem ? throw Unusable(name, problem, channelId) : account;
    }

    private static async Task<ChannelAccount> AskAsync(
        ConversationsClient client, string channelAccountId, string? channelId, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ChannelAccounts
                .GetAsync(channelAccountId, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotApiException exception) when ((int)exception.StatusCode == 404)
        {
            throw Unusable(channelAccountId, "no longer exists, or is archived", channelId);
        }
    }

    private static string? Problem(ChannelAccount account) => account switch
    {
        { Archived: true } => "is archived",
        { Active: false } => "is switched off",
        { Authorized: false } => "is not authorized to send",
        _ => null,
    };

    private static HubSpotValidationException Unusable(string account, string problem, string? channelId)
        => new(
            "ChannelAccountId",
            $"The channel account {DisplayText.OneLine(account, 120)} {problem}, so it can't send the message. Specify "
            + "another account of the channel with -ChannelAccountId. To list the accounts, run "
            + $"Get-HubSpotChannelAccount -ChannelId {DisplayText.OneLine(channelId, 60)}.");
}
