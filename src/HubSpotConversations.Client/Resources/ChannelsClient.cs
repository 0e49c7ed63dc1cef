using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;

namespace HubSpotConversations.Resources;

/// <summary>Reads channels, such as email or live chat.</summary>
public sealed class ChannelsClient
{
    private readonly ApiResource _api;

    internal ChannelsClient(ApiResource api) => _api = api;

    /// <summary>Gets one page of the channels.</summary>
    /// <param name="after">The cursor from the previous page; null for the first page.</param>
    /// <param name="limit">The maximum number of channels on the page; null for HubSpot's default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<Page<Channel>> ListAsync(
        string? after = null, int? limit = null, CancellationToken cancellationToken = default)
        => _api.ListAsync(
            _api.Paths.Channels,
            new QueryString().Add("after", after).Add("limit", limit),
            Channel.Read,
            _api.Directory.Remember,
            cancellationToken);

    /// <summary>Gets one channel.</summary>
    /// <param name="channelId">The id of the channel, for example 1002; see <see cref="Models.Channels"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<Channel> GetAsync(string channelId, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            _api.Paths.Channel(channelId), null, Channel.Read, _api.Directory.Remember, cancellationToken);
}
