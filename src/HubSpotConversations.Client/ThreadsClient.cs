using HubSpotConversations.Http;
using HubSpotConversations.Json;
using HubSpotConversations.Models;
using HubSpotConversations.Sending;

namespace HubSpotConversations;

/// <summary>The operations on threads and their messages.</summary>
public sealed class ThreadsClient
{
    private readonly ApiResource _api;
    private readonly AssigneeRoute _assignee;

    internal ThreadsClient(ApiResource api, AssigneeRoute assignee)
    {
        _api = api;
        _assignee = assignee;
    }

    /// <summary>One page of the threads.</summary>
    /// <param name="query">Which; null for all that are not archived.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="limit">How many threads at most, 1 to 500; null for the service's own number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Page<ConversationThread>> ListAsync(
        ThreadQuery? query = null,
        string? after = null,
        int? limit = null,
        CancellationToken cancellationToken = default)
    {
        query ??= new ThreadQuery();
        return _api.ListAsync(
            _api.Paths.Threads,
            new QueryString()
                .Add("inboxId", query.InboxId)
                .Add("associatedContactId", query.ContactId)
                .Add("associatedTicketId", query.TicketId)
                .Add("threadStatus", query.Status)
                .Add("latestMessageTimestampAfter", query.LatestMessageAfter)
                .Add("association", query.WithTicket ? "TICKET" : null)
                .Add("archived", query.Archived)
                .AddList("property", query.Properties)
                .Add("sort", query.Sort)
                .Add("limit", limit)
                .Add("after", after),
            ConversationThread.Read,
            remember: null,
            cancellationToken);
    }

    /// <summary>One thread.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="query">Its Archived, WithTicket and Properties count; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ConversationThread> GetAsync(
        string threadId, ThreadQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new ThreadQuery();
        return _api.GetAsync(
            _api.Paths.Thread(threadId),
            new QueryString()
                .Add("archived", query.Archived)
                .AddList("property", query.Properties)
                .Add("association", query.WithTicket ? "TICKET" : null),
            ConversationThread.Read,
            remember: null,
            cancellationToken);
    }

    /// <summary>Opens or closes a thread.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="status">OPEN or CLOSED; see <see cref="ThreadStatuses"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ConversationThread> SetStatusAsync(
        string threadId, string status, CancellationToken cancellationToken = default)
        => _api.WriteAsync(
            Patch,
            _api.Paths.Thread(threadId),
            query: null,
            RequestWriter.ThreadUpdate(status, archived: null),
            ConversationThread.Read,
            cancellationToken);

    /// <summary>Takes an archived thread out of the trash.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ConversationThread> RestoreAsync(
        string threadId, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _api.WriteAsync(
                Patch,
                _api.Paths.Thread(threadId),
                new QueryString().Add("archived", true).ToString(),
                RequestWriter.ThreadUpdate(status: null, archived: false),
                ConversationThread.Read,
                cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotApiException failure) when (IsPerhapsDone(failure))
        {
            return await GetAsync(threadId, query: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Puts a thread in the trash, where HubSpot deletes it for good after 30 days.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task ArchiveAsync(string threadId, CancellationToken cancellationToken = default)
    {
        try
        {
            await _api.DeleteAsync(_api.Paths.Thread(threadId), cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotApiException failure) when (IsPerhapsDone(failure))
        {
            // It is in the trash: an attempt that brought no answer did it. Else that is what there is to say.
            _ = await GetAsync(threadId, new ThreadQuery { Archived = true }, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Gives a thread to an agent.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="actorId">The agent, for example A-4711.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ConversationThread> AssignAsync(
        string threadId, string actorId, CancellationToken cancellationToken = default)
        => _assignee.CallAsync(_api.Paths.AssigneeRoots, root => _api.WriteAsync(
            HttpMethod.Put,
            ApiPaths.Assignee(root, threadId),
            query: null,
            RequestWriter.Assignee(actorId),
            ConversationThread.Read,
            cancellationToken));

    /// <summary>Takes a thread from whoever works on it.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task UnassignAsync(string threadId, CancellationToken cancellationToken = default)
        => _assignee.CallAsync(_api.Paths.AssigneeRoots, async root =>
        {
            await _api.DeleteAsync(ApiPaths.Assignee(root, threadId), cancellationToken).ConfigureAwait(false);
            return true;
        });

    /// <summary>
    /// Sends a message. It is never sent twice: whatever is not certain is a
    /// <see cref="HubSpotDeliveryUnknownException"/>.
    /// </summary>
    /// <returns>The message as HubSpot accepted it; whether it is delivered shows later in its status.</returns>
    /// <exception cref="HubSpotValidationException">The draft can't be sent; nothing was asked of HubSpot.</exception>
    /// <exception cref="HubSpotDeliveryUnknownException">It may or may not have been sent.</exception>
    /// <exception cref="HubSpotException">It was not sent.</exception>
    public Task<ThreadMessage> SendMessageAsync(MessageDraft draft, CancellationToken cancellationToken = default)
        => SendMessageAsync(draft, new SendTokens(cancellationToken, cancellationToken));

    /// <summary>The same, where what has left this machine is waited for a while longer.</summary>
    internal Task<ThreadMessage> SendMessageAsync(MessageDraft draft, SendTokens tokens)
    {
        DraftRules.CheckComplete(draft);
        return PostAsync(draft.ThreadId!, draft, DraftWriter.Write(draft), tokens);
    }

    /// <summary>Adds an internal note, which is never delivered to anybody outside.</summary>
    /// <returns>The comment as HubSpot stored it.</returns>
    /// <exception cref="HubSpotValidationException">The draft can't be added; nothing was asked of HubSpot.</exception>
    /// <exception cref="HubSpotDeliveryUnknownException">It may or may not have been added.</exception>
    /// <exception cref="HubSpotException">It was not added.</exception>
    public Task<ThreadMessage> AddCommentAsync(CommentDraft draft, CancellationToken cancellationToken = default)
    {
        return AddCommentAsync(draft, new SendTokens(cancellationToken, cancellationToken));
    }

    /// <summary>The same; a request that has left this machine may take a while longer.</summary>
    internal Task<ThreadMessage> AddCommentAsync(CommentDraft draft, SendTokens tokens)
    {
        DraftRules.CheckComplete(draft);
        return PostAsync(draft.ThreadId!, draft, DraftWriter.Write(draft), tokens);
    }

    /// <summary>One page of a thread's history, newest first.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="query">Which messages, in what order; null for all that are not archived.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="limit">How many messages at most, 1 to 100; null for the service's own number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Page<ThreadMessage>> ListMessagesAsync(
        string threadId,
        MessageQuery? query = null,
        string? after = null,
        int? limit = null,
        CancellationToken cancellationToken = default)
    {
        query ??= new MessageQuery();
        return _api.ListAsync(
            _api.Paths.Messages(threadId),
            new QueryString()
                .Add("after", after)
                .Add("limit", limit)
                .Add("sort", query.OldestFirst ? "createdAt" : null)
                .Add("archived", query.Archived)
                .AddList("property", query.Properties),
            ThreadMessage.Read,
            remember: null,
            cancellationToken);
    }

    /// <summary>One message.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="properties">The names of the fields to answer; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ThreadMessage> GetMessageAsync(
        string threadId,
        string messageId,
        IReadOnlyList<string>? properties = null,
        CancellationToken cancellationToken = default)
        => _api.GetAsync(
            _api.Paths.Message(threadId, messageId),
            new QueryString().AddList("property", properties ?? []),
            ThreadMessage.Read,
            remember: null,
            cancellationToken);

    /// <summary>The full text of a message that HubSpot shortened.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<OriginalContent> GetOriginalContentAsync(
        string threadId, string messageId, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            _api.Paths.OriginalContent(threadId, messageId),
            query: null,
            OriginalContent.Read,
            remember: null,
            cancellationToken);

    /// <summary>
    /// Whether a thread is not where it was because an earlier attempt of the same call, which brought no answer, did
    /// what it was for.
    /// </summary>
    private static bool IsPerhapsDone(HubSpotApiException failure)
        => failure.FollowsUnknownAttempt && (int)failure.StatusCode == 404;

    private static HttpMethod Patch { get; } = new("PATCH");

    private async Task<ThreadMessage> PostAsync(string threadId, object draft, byte[] body, SendTokens tokens)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Path = _api.Paths.Messages(threadId),
            Body = body,
            Delivery = (threadId, draft),
            Abort = tokens.Abort,
        };
        ThreadMessage message = await _api.Transport.SendAsync(request, ThreadMessage.Read, tokens.Stop)
            .ConfigureAwait(false);
        return _api.Met(message, remember: null);
    }
}
