using HubSpotConversations.Http;
using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>The operations on the accounts of channels.</summary>
public sealed class ChannelAccountsClient
{
    private readonly ApiResource _api;

    internal ChannelAccountsClient(ApiResource api) => _api = api;

    /// <summary>One page of the accounts.</summary>
    /// <param name="query">Which; null for all that are not archived.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="limit">How many at most; null for the service's own number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
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

    /// <summary>One account.</summary>
    /// <param name="channelAccountId">The account.</param>
    /// <param name="archived">Whether it is in the trash.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ChannelAccount> GetAsync(
        string channelAccountId, bool archived = false, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            _api.Paths.ChannelAccount(channelAccountId),
            new QueryString().Add("archived", archived),
            ChannelAccount.Read,
            _api.Directory.Remember,
            cancellationToken);
}
