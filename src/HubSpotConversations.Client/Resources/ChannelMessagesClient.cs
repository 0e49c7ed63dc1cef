using HubSpotConversations.Http.Content;
using HubSpotConversations.Models;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Resources;

/// <summary>Publishes messages through a custom channel, and reports their delivery to HubSpot.</summary>
public sealed class ChannelMessagesClient
{
    private readonly ApiResource _api;
    private readonly CustomChannelPaths _paths;

    internal ChannelMessagesClient(ApiResource api, CustomChannelPaths paths) => (_api, _paths) = (api, paths);

    /// <summary>
    /// Publishes a message. A failed call is repeated with the same idempotency id, so HubSpot accepts the message once.
    /// </summary>
    /// <param name="draft">The message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotValidationException">The message is not valid. No request was made.</exception>
    /// <exception cref="HubSpotException">The call failed. Publish the same draft again.</exception>
    public Task<ThreadMessage> PublishAsync(ChannelMessageDraft draft, CancellationToken cancellationToken = default)
    {
        ChannelMessageRules.Check(draft);
        return _api.WriteAsync(
            HttpMethod.Post,
            _paths.Messages(draft.ChannelId),
            query: null,
            ChannelWriter.Message(draft),
            ThreadMessage.Read,
            cancellationToken);
    }

    /// <summary>Gets one message.</summary>
    /// <param name="channelId">The id of the channel.</param>
    /// <param name="messageId">The id of the message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<ThreadMessage> GetAsync(
        string channelId, string messageId, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            _paths.Message(channelId, messageId), query: null, ThreadMessage.Read, remember: null, cancellationToken);

    /// <summary>Reports the delivery of a message.</summary>
    /// <param name="channelId">The id of the channel.</param>
    /// <param name="messageId">The id of the message.</param>
    /// <param name="status">SENT, READ or FAILED; see <see cref="MessageStatuses"/>.</param>
    /// <param name="errorMessage">Why the message could not be delivered; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<ThreadMessage> SetStatusAsync(
        string channelId,
        string messageId,
        string status,
        string? errorMessage = null,
        CancellationToken cancellationToken = default)
        => _api.WriteAsync(
            new HttpMethod("PATCH"),
            _paths.Message(channelId, messageId),
            query: null,
            ChannelWriter.MessageStatus(status, errorMessage),
            ThreadMessage.Read,
            cancellationToken);
}
