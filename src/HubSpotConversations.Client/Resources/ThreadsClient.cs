using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Resources;

/// <summary>Reads and changes threads, reads their messages, and sends messages.</summary>
public sealed class ThreadsClient
{
    private readonly ApiResource _api;
    private readonly AssigneeRoute _assignee;

    internal ThreadsClient(ApiResource api, AssigneeRoute assignee)
    {
        _api = api;
        _assignee = assignee;
    }

    /// <summary>Gets one page of the threads.</summary>
    /// <param name="query">Which threads to list; null for all threads that are not archived.</param>
    /// <param name="after">The cursor from the previous page; null for the first page.</param>
    /// <param name="limit">The maximum number of threads on the page, 1 to 500; null for HubSpot's default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
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

    /// <summary>Gets one thread.</summary>
    /// <param name="threadId">The id of the thread, for example 6065362089.</param>
    /// <param name="query">Only its Archived, WithTicket and Properties apply; null for their defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
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
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="status">The new status, OPEN or CLOSED; see <see cref="ThreadStatuses"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<ConversationThread> SetStatusAsync(
        string threadId, string status, CancellationToken cancellationToken = default)
        => _api.WriteAsync(
            Patch,
            _api.Paths.Thread(threadId),
            query: null,
            RequestWriter.Status(status),
            ConversationThread.Read,
            cancellationToken);

    /// <summary>Restores an archived thread.</summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public async Task<ConversationThread> RestoreAsync(
        string threadId, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _api.WriteAsync(
                Patch,
                _api.Paths.Thread(threadId),
                new QueryString().Add("archived", true).ToString(),
                RequestWriter.Archived(false),
                ConversationThread.Read,
                cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotApiException failure) when (IsPerhapsDone(failure))
        {
            return await GetAsync(threadId, query: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Archives a thread. HubSpot deletes it permanently after 30 days.</summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public async Task ArchiveAsync(string threadId, CancellationToken cancellationToken = default)
    {
        try
        {
            await _api.DeleteAsync(_api.Paths.Thread(threadId), cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotApiException failure) when (IsPerhapsDone(failure))
        {
            // If the thread is archived now, an earlier attempt without a response did it. If not, this call's error is
            // the one to report.
            _ = await GetAsync(threadId, new ThreadQuery { Archived = true }, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Assigns a thread to an agent.</summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="actorId">The actor id of the agent, for example A-4711.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<ConversationThread> AssignAsync(
        string threadId, string actorId, CancellationToken cancellationToken = default)
        => _assignee.CallAsync(_api.Paths.AssigneeRoots, root => _api.WriteAsync(
            HttpMethod.Put,
            ApiPaths.Assignee(root, threadId),
            query: null,
            RequestWriter.Assignee(actorId),
            ConversationThread.Read,
            cancellationToken));

    /// <summary>Unassigns a thread.</summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task UnassignAsync(string threadId, CancellationToken cancellationToken = default)
        => _assignee.CallAsync(_api.Paths.AssigneeRoots, async root =>
        {
            await _api.DeleteAsync(ApiPaths.Assignee(root, threadId), cancellationToken).ConfigureAwait(false);
            return true;
        });

    /// <summary>
    /// Sends a message to a thread. The client never sends it twice. If the outcome is unknown, it throws a
    /// <see cref="HubSpotDeliveryUnknownException"/>.
    /// </summary>
    /// <returns>The message as HubSpot accepted it. Its status shows later whether HubSpot delivered it.</returns>
    /// <exception cref="HubSpotValidationException">The draft is not valid. No request was made.</exception>
    /// <exception cref="HubSpotDeliveryUnknownException">HubSpot may or may not have sent the message.</exception>
    /// <exception cref="HubSpotException">HubSpot did not send the message.</exception>
    public Task<ThreadMessage> SendMessageAsync(MessageDraft draft, CancellationToken cancellationToken = default)
    {
        DraftRules.CheckComplete(draft);
        return PostAsync(draft, new SendTokens(cancellationToken, cancellationToken));
    }

    /// <summary>
    /// Adds an internal comment to a thread. HubSpot never delivers it to anyone outside the account.
    /// </summary>
    /// <returns>The comment as HubSpot stored it.</returns>
    /// <exception cref="HubSpotValidationException">The draft is not valid. No request was made.</exception>
    /// <exception cref="HubSpotDeliveryUnknownException">HubSpot may or may not have added the comment.</exception>
    /// <exception cref="HubSpotException">HubSpot did not add the comment.</exception>
    public Task<ThreadMessage> AddCommentAsync(CommentDraft draft, CancellationToken cancellationToken = default)
    {
        DraftRules.CheckComplete(draft);
        return PostAsync(draft, new SendTokens(cancellationToken, cancellationToken));
    }

    /// <summary>Gets one page of a thread's history, newest entry first by default.</summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="query">
    /// Which messages to list, and in what order; null for all messages that are not archived.
    /// </param>
    /// <param name="after">The cursor from the previous page; null for the first page.</param>
    /// <param name="limit">The maximum number of messages on the page, 1 to 100; null for HubSpot's default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
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

    /// <summary>Gets one message.</summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="messageId">The id of the message.</param>
    /// <param name="properties">The names of the fields to return; null for all fields.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
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

    /// <summary>Gets the full text of a message that HubSpot shortened.</summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="messageId">The id of the message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<OriginalContent> GetOriginalContentAsync(
        string threadId, string messageId, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            _api.Paths.OriginalContent(threadId, messageId),
            query: null,
            OriginalContent.Read,
            remember: null,
            cancellationToken);

    /// <summary>
    /// Whether the thread may be missing because an earlier attempt of the same call succeeded without a response.
    /// </summary>
    private static bool IsPerhapsDone(HubSpotApiException failure)
        => failure.FollowsUnknownAttempt && (int)failure.StatusCode == 404;

    private static HttpMethod Patch { get; } = new("PATCH");

    /// <summary>Sends a checked draft, and waits a while longer for a request that has left this machine.</summary>
    /// <param name="draft">A <see cref="MessageDraft"/> or a <see cref="CommentDraft"/>.</param>
    /// <param name="tokens">The tokens that end the call.</param>
    internal async Task<ThreadMessage> PostAsync(object draft, SendTokens tokens)
    {
        (string threadId, byte[] body) = draft is CommentDraft comment
            ? (comment.ThreadId!, DraftWriter.Write(comment))
            : (((MessageDraft)draft).ThreadId!, DraftWriter.Write((MessageDraft)draft));
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
        return _api.Register(message, remember: null);
    }
}
