using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;

namespace HubSpotConversations.Resources;

/// <summary>Reads channel accounts: one mailbox, page or phone number each.</summary>
public sealed class ChannelAccountsClient
{
    private readonly ApiResource _api;

    internal ChannelAccountsClient(ApiResource api) => _api = api;

    /// <summary>Gets one page of the channel accounts.</summary>
    /// <param name="query">Which accounts to list; null for all accounts that are not archived.</param>
    /// <param name="after">The cursor from the previous page; null for the first page.</param>
    /// <param name="limit">The maximum number of accounts on the page; null for HubSpot's default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<Page<ChannelAccount>> ListAsync(
        ChannelAccountQuery? query = null,
        string? after = null,
        int? limit = null,
        CancellationToken cancellationToken = default)
    {
        query ??= new ChannelAccountQuery();
        return _api.ListAsync(
            _api.Paths.ChannelAccounts,
            new QueryString()
                .AddEach("channelId", query.ChannelIds)
                .AddEach("inboxId", query.InboxIds)
                .Add("after", after)
                .Add("limit", limit)
                .Add("archived", query.Archived),
            ChannelAccount.Read,
            _api.Directory.Remember,
            cancellationToken);
    }

    /// <summary>Gets one channel account.</summary>
    /// <param name="channelAccountId">The id of the channel account, for example 62001.</param>
    /// <param name="archived">Whether the account is archived.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<ChannelAccount> GetAsync(
        string channelAccountId, bool archived = false, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            _api.Paths.ChannelAccount(channelAccountId),
            new QueryString().Add("archived", archived),
            ChannelAccount.Read,
            _api.Directory.Remember,
            cancellationToken);
}
