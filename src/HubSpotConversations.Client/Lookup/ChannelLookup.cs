using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Lookup;

/// <summary>Finds channels, and the accounts that send through them, by name.</summary>
internal static class ChannelLookup
{
    private static readonly NameLookup<Channel> Names = new()
    {
        Nouns = ("channel", "channels"),
        Known = static directory => directory.Channels.All,
        List = static client => (after, limit, token) => client.Channels.ListAsync(after, limit, token),
        IdOf = static channel => channel.ChannelId,
        NamesOf = static channel => [channel.Name],
    };

    private static readonly NameLookup<ChannelAccount> Accounts = new()
    {
        Nouns = ("channel account", "channel accounts"),
        Known = static directory => directory.ChannelAccounts.All,
        List = static client => (after, limit, token)
            => client.ChannelAccounts.ListAsync(query: null, after, limit, token),
        IdOf = static account => account.Archived == true ? null : account.ChannelAccountId,
        NamesOf = static account => [account.Name, account.Address],
    };

    /// <summary>Returns the ids of the channels with an id or a name, which may have wildcards.</summary>
    /// <exception cref="HubSpotValidationException">No channel has the name, or several have it.</exception>
    public static Task<string[]> FindAsync(
        ConversationsClient client, string channel, CancellationToken cancellationToken)
        => NamePattern.IsId(channel)
            ? Task.FromResult<string[]>([channel])
            : Names.FindAsync(client, channel, "ChannelId", cancellationToken);

    /// <summary>Returns the ids of the channel accounts with an id, a name or an address.</summary>
    /// <exception cref="HubSpotValidationException">No account has the name, or several have it.</exception>
    public static Task<string[]> FindAccountsAsync(
        ConversationsClient client, string account, CancellationToken cancellationToken)
        => NamePattern.IsId(account)
            ? Task.FromResult<string[]>([account])
            : Accounts.FindAsync(client, account, "ChannelAccountId", cancellationToken);

    /// <summary>Returns the id of one channel account with an id, a name or an address.</summary>
    /// <exception cref="HubSpotValidationException">No account has the name, or several have it.</exception>
    public static Task<string> FindAccountAsync(
        ConversationsClient client, string account, CancellationToken cancellationToken)
        => NamePattern.IsId(account)
            ? Task.FromResult(account)
            : Accounts.FindOneAsync(client, account, "ChannelAccountId", cancellationToken);

    /// <summary>Returns the id of one channel with an id or a name.</summary>
    /// <exception cref="HubSpotValidationException">No channel has the name, or several have it.</exception>
    public static Task<string> FindOneAsync(
        ConversationsClient client, string channel, CancellationToken cancellationToken)
        => NamePattern.IsId(channel)
            ? Task.FromResult(channel)
            : Names.FindOneAsync(client, channel, "ChannelId", cancellationToken);
}
