using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;

namespace HubSpotConversations.Resources;

/// <summary>Reads and changes the custom channels of an app. HubSpot requires the app's developer key.</summary>
public sealed class CustomChannelsClient
{
    private readonly ApiResource _api;
    private readonly CustomChannelPaths _paths;

    internal CustomChannelsClient(ApiResource api)
    {
        _api = api;
        _paths = new CustomChannelPaths(api.Paths.IsDated);
        Accounts = new CustomChannelAccountsClient(api, _paths);
        Messages = new ChannelMessagesClient(api, _paths);
    }

    /// <summary>Reads and changes the accounts of a channel.</summary>
    public CustomChannelAccountsClient Accounts { get; }

    /// <summary>Publishes messages through a channel, and reports their delivery.</summary>
    public ChannelMessagesClient Messages { get; }

    /// <summary>Gets one page of the channels.</summary>
    /// <param name="developer">The developer key of the app.</param>
    /// <param name="after">The cursor from the previous page; null for the first page.</param>
    /// <param name="limit">The maximum number of channels on the page; null for HubSpot's default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<Page<CustomChannel>> ListAsync(
        DeveloperKey developer, string? after = null, int? limit = null, CancellationToken cancellationToken = default)
        => _api.Transport.SendAsync(
            Request(HttpMethod.Get, _paths.Channels, developer, after: after, limit: limit),
            static element => Page<CustomChannel>.Read(element, CustomChannel.Read),
            cancellationToken);

    /// <summary>Gets one channel.</summary>
    /// <param name="developer">The developer key of the app.</param>
    /// <param name="channelId">The id of the channel.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<CustomChannel> GetAsync(
        DeveloperKey developer, string channelId, CancellationToken cancellationToken = default)
        => _api.Transport.SendAsync(
            Request(HttpMethod.Get, _paths.Channel(channelId), developer), CustomChannel.Read, cancellationToken);

    /// <summary>Creates a channel.</summary>
    /// <param name="developer">The developer key of the app.</param>
    /// <param name="fields">The fields of the channel by their JSON names, as plain .NET values.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotOutcomeUnknownException">HubSpot may or may not have created the channel.</exception>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<CustomChannel> CreateAsync(
        DeveloperKey developer,
        IReadOnlyList<KeyValuePair<string, object?>> fields,
        CancellationToken cancellationToken = default)
        => _api.Transport.SendAsync(
            Request(HttpMethod.Post, _paths.Channels, developer, PlainWriter.WriteBody(fields, "Capability")),
            CustomChannel.Read,
            cancellationToken);

    /// <summary>Changes a channel.</summary>
    /// <param name="developer">The developer key of the app.</param>
    /// <param name="channelId">The id of the channel.</param>
    /// <param name="fields">The fields to change by their JSON names, as plain .NET values.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<CustomChannel> UpdateAsync(
        DeveloperKey developer,
        string channelId,
        IReadOnlyList<KeyValuePair<string, object?>> fields,
        CancellationToken cancellationToken = default)
        => _api.Transport.SendAsync(
            Request(
                new HttpMethod("PATCH"),
                _paths.Channel(channelId),
                developer,
                PlainWriter.WriteBody(fields, "Capability")),
            CustomChannel.Read,
            cancellationToken);

    /// <summary>Deletes a channel.</summary>
    /// <param name="developer">The developer key of the app.</param>
    /// <param name="channelId">The id of the channel.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task DeleteAsync(DeveloperKey developer, string channelId, CancellationToken cancellationToken = default)
        => _api.Transport.SendAsync(
            Request(HttpMethod.Delete, _paths.Channel(channelId), developer), cancellationToken);

    private static ApiRequest Request(
        HttpMethod method, string path, DeveloperKey developer, byte[]? body = null, string? after = null, int? limit = null)
        => new()
        {
            Method = method,
            Path = path,
            Query = new QueryString()
                .Add("appId", developer.AppId).Add("after", after).Add("limit", limit).ToString(),
            DeveloperKey = developer.Key,
            Body = body,
            IsUnknownChange = method == HttpMethod.Post,
        };
}
