using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;

namespace HubSpotConversations.Resources;

/// <summary>Reads and changes the accounts of a custom channel.</summary>
public sealed class CustomChannelAccountsClient
{
    private static readonly HttpMethod Patch = new("PATCH");

    private readonly ApiResource _api;
    private readonly CustomChannelPaths _paths;

    internal CustomChannelAccountsClient(ApiResource api, CustomChannelPaths paths) => (_api, _paths) = (api, paths);

    /// <summary>Gets one page of the accounts.</summary>
    /// <param name="channelId">The id of the channel.</param>
    /// <param name="query">Which accounts to list; null for all that are not archived.</param>
    /// <param name="after">The cursor from the previous page; null for the first page.</param>
    /// <param name="limit">The maximum number of accounts on the page; null for HubSpot's default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<Page<ChannelAccount>> ListAsync(
        string channelId,
        CustomChannelAccountQuery? query = null,
        string? after = null,
        int? limit = null,
        CancellationToken cancellationToken = default)
    {
        query ??= new CustomChannelAccountQuery();
        return _api.ListAsync(
            _paths.Accounts(channelId),
            new QueryString()
                .Add("deliveryIdentifierType", query.DeliveryIdentifier?.Type)
                .Add("deliveryIdentifierValue", query.DeliveryIdentifier?.Value)
                .Add("after", after)
                .Add("limit", limit)
                .Add("archived", query.Archived),
            ChannelAccount.Read,
            remember: null,
            cancellationToken);
    }

    /// <summary>Gets one account.</summary>
    /// <param name="channelId">The id of the channel.</param>
    /// <param name="channelAccountId">The id of the account.</param>
    /// <param name="archived">Whether the account is archived.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<ChannelAccount> GetAsync(
        string channelId, string channelAccountId, bool archived = false, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            _paths.Account(channelId, channelAccountId),
            new QueryString().Add("archived", archived),
            ChannelAccount.Read,
            remember: null,
            cancellationToken);

    /// <summary>Creates an account.</summary>
    /// <param name="channelId">The id of the channel.</param>
    /// <param name="name">The name of the account.</param>
    /// <param name="inboxId">The id of the inbox that receives the messages.</param>
    /// <param name="address">The account's own address; null for none.</param>
    /// <param name="authorized">Whether HubSpot can send through the account.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotOutcomeUnknownException">HubSpot may or may not have created the account.</exception>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public async Task<ChannelAccount> CreateAsync(
        string channelId,
        string name,
        string inboxId,
        DeliveryIdentifier? address,
        bool authorized = true,
        CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Path = _paths.Accounts(channelId),
            Body = ChannelWriter.NewAccount(name, inboxId, address, authorized),
            IsUnknownChange = true,
        };
        return _api.Register(
            await _api.Transport.SendAsync(request, ChannelAccount.Read, cancellationToken).ConfigureAwait(false),
            remember: null);
    }

    /// <summary>Changes an account.</summary>
    /// <param name="channelId">The id of the channel.</param>
    /// <param name="channelAccountId">The id of the account.</param>
    /// <param name="name">The new name; null to keep it.</param>
    /// <param name="authorized">Whether HubSpot can send through the account; null to keep it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<ChannelAccount> UpdateAsync(
        string channelId,
        string channelAccountId,
        string? name,
        bool? authorized,
        CancellationToken cancellationToken = default)
        => _api.WriteAsync(
            Patch,
            _paths.Account(channelId, channelAccountId),
            query: null,
            ChannelWriter.AccountChange(name, authorized),
            ChannelAccount.Read,
            cancellationToken);

    /// <summary>Names the account that a user is connecting.</summary>
    /// <param name="channelId">The id of the channel.</param>
    /// <param name="accountToken">The token that HubSpot added to the redirect address of the channel.</param>
    /// <param name="name">The name of the account.</param>
    /// <param name="address">The account's own address.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<ChannelAccountStagingToken> UpdateStagingTokenAsync(
        string channelId,
        string accountToken,
        string name,
        DeliveryIdentifier address,
        CancellationToken cancellationToken = default)
        => _api.WriteAsync(
            Patch,
            _paths.StagingToken(channelId, accountToken),
            query: null,
            ChannelWriter.StagedAccount(name, address),
            ChannelAccountStagingToken.Read,
            cancellationToken);
}
