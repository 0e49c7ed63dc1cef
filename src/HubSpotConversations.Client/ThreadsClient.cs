using HubSpotConversations.Http;
using HubSpotConversations.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>The operations on threads and their messages.</summary>
public sealed class ThreadsClient
{
    private readonly ApiTransport _transport;
    private readonly ApiPaths _paths;

    internal ThreadsClient(ApiTransport transport, ApiPaths paths)
    {
        _transport = transport;
        _paths = paths;
    }

    /// <summary>
    /// Sends a message. It is never sent twice: whatever is not certain is a
    /// <see cref="HubSpotDeliveryUnknownException"/>.
    /// </summary>
    /// <returns>The message as HubSpot accepted it; whether it is delivered shows later in its status.</returns>
    /// <exception cref="HubSpotValidationException">The draft can't be sent; nothing was asked of HubSpot.</exception>
    /// <exception cref="HubSpotDeliveryUnknownException">It may or may not have been sent.</exception>
    /// <exception cref="HubSpotException">It was not sent.</exception>
    public Task<ThreadMessage> SendMessageAsync(MessageDraft draft, CancellationToken cancellationToken = default)
    {
        DraftRules.CheckComplete(draft);
        return PostAsync(draft.ThreadId!, draft, DraftWriter.Write(draft), cancellationToken);
    }

    /// <summary>Adds an internal note, which is never delivered to anybody outside.</summary>
    /// <returns>The comment as HubSpot stored it.</returns>
    /// <exception cref="HubSpotValidationException">The draft can't be added; nothing was asked of HubSpot.</exception>
    /// <exception cref="HubSpotDeliveryUnknownException">It may or may not have been added.</exception>
    /// <exception cref="HubSpotException">It was not added.</exception>
    public Task<ThreadMessage> AddCommentAsync(CommentDraft draft, CancellationToken cancellationToken = default)
    {
        DraftRules.CheckComplete(draft);
        return PostAsync(draft.ThreadId!, draft, DraftWriter.Write(draft), cancellationToken);
    }

    /// <summary>One page of a thread's history, newest first.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="limit">How many messages at most, 1 to 100; null for the service's own number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Page<ThreadMessage>> ListMessagesAsync(
        string threadId, string? after = null, int? limit = null, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Get,
            Path = _paths.Messages(threadId),
            Query = new QueryString().Add("after", after).Add("limit", limit).ToString(),
        };
        return _transport.SendAsync(
            request, static element => Page<ThreadMessage>.Read(element, ThreadMessage.Read), cancellationToken);
    }

    /// <summary>One message.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ThreadMessage> GetMessageAsync(
        string threadId, string messageId, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest { Method = HttpMethod.Get, Path = _paths.Message(threadId, messageId) };
        return _transport.SendAsync(request, ThreadMessage.Read, cancellationToken);
    }

    private Task<ThreadMessage> PostAsync(
        string threadId, object draft, byte[] body, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Path = _paths.Messages(threadId),
            Body = body,
            Delivery = (threadId, draft),
        };
        return _transport.SendAsync(request, ThreadMessage.Read, cancellationToken);
    }
}
