using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Requests;
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
    /// <exception cref="HubSpotException">
    /// The call failed. If the draft has an idempotency id, you can publish it again.
    /// </exception>
    public Task<ThreadMessage> PublishAsync(ChannelMessageDraft draft, CancellationToken cancellationToken = default)
        => PublishAsync(draft, new SendTokens(cancellationToken, cancellationToken));

    /// <summary>Publishes a message, and waits a while longer for a request that has left this machine.</summary>
    /// <param name="draft">The message.</param>
    /// <param name="tokens">The tokens that end the call.</param>
    internal async Task<ThreadMessage> PublishAsync(ChannelMessageDraft draft, SendTokens tokens)
    {
        ChannelMessageRules.Check(draft);
        ChannelMessageRules.CheckVersion(draft, _api.Paths.IsDated);
        ChannelMessageDraft complete = draft with
        {
            Timestamp = draft.Timestamp ?? _api.Transport.Connection.Clock.GetUtcNow(),
            IdempotencyId = draft.IdempotencyId ?? Guid.NewGuid().ToString(),
        };
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Path = _paths.Messages(draft.ChannelId!),
            Body = ChannelWriter.Message(complete),
            Abort = tokens.Abort,
        };
        ThreadMessage message = await _api.Transport.SendAsync(request, ThreadMessage.Read, tokens.Stop)
            .ConfigureAwait(false);
        return _api.Register(message, remember: null);
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
