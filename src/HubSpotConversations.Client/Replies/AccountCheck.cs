using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>
/// Whether a message can go from an account of a channel: one that is switched off lets HubSpot accept messages that
/// never arrive.
/// </summary>
internal static class AccountCheck
{
    /// <summary>Finds an account, and checks that it sends.</summary>
    /// <param name="client">Whom to ask, where the account was not met yet.</param>
    /// <param name="channelAccountId">The account.</param>
    /// <param name="channelId">Its channel.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="HubSpotValidationException">It does not send.</exception>
    public static async Task<ChannelAccount> FindAsync(
        ConversationsClient client, string channelAccountId, string? channelId, CancellationToken cancellationToken)
    {
        ChannelAccount? account = client.Directory.ChannelAccounts.Find(channelAccountId);
        if (account is null || Problem(account) is not null)
        {
            // What was wrong a while ago may have been put right.
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
            throw Unusable(channelAccountId, "does not exist any more, or is archived", channelId);
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
            $"The channel account {DisplayText.OneLine(account, 120)}, which the thread's newest message came or went over, "
            + $"{problem}. Give another account of the channel with -ChannelAccountId "
            + $"(Get-HubSpotChannelAccount -ChannelId {DisplayText.OneLine(channelId, 60)} lists them).");
}
