using HubSpotConversations.Http;
using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>The operations on channels.</summary>
public sealed class ChannelsClient
{
    private readonly ApiResource _api;

    internal ChannelsClient(ApiResource api) => _api = api;

    /// <summary>One page of the channels.</summary>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="limit">How many at most; null for the service's own number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Page<Channel>> ListAsync(
        string? after = null, int? limit = null, CancellationToken cancellationToken = default)
        => _api.ListAsync(
            _api.Paths.Channels,
            new QueryString().Add("after", after).Add("limit", limit),
            Channel.Read,
            _api.Directory.Remember,
            cancellationToken);

    /// <summary>One channel.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Channel> GetAsync(string channelId, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            _api.Paths.Channel(channelId), null, Channel.Read, _api.Directory.Remember, cancellationToken);
}
