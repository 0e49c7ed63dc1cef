using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Gets the messages of threads, and what else happened in them.</summary>
/// <remarks>
/// <para>
/// Gets the history of each thread, the newest entry first: messages, comments, assignments, changes of the status and
/// of the inbox. -Type chooses among them. Each entry is emitted as soon as it is here; -First counts for each thread,
/// so that -First 1 is the newest entry of each, and no page is asked for that nobody needs.
/// </para>
/// <para>
/// -Type and -Direction are looked for here: HubSpot gives all kinds mixed. HubSpot may shorten long messages:
/// TruncationStatus tells, and -OriginalContent gets the full text with one more request for each such message.
/// </para>
/// <para>
/// A thread or message that does not exist is HubSpotNotFound; it is an error of that one, and the others are got all
/// the same.
/// </para>
/// </remarks>
/// <example>
/// <para>Gets what was said in a thread, the oldest first</para>
/// <code>
/// Get-HubSpotThreadMessage 6065362089 -Type MESSAGE -Oldest
/// </code>
/// </example>
/// <example>
/// <para>Gets the newest message of the customer in each open thread</para>
/// <code>
/// Get-HubSpotThread -Status Open | Get-HubSpotThreadMessage -Direction Incoming -First 1
/// </code>
/// </example>
/// <example>
/// <para>Gets one message with its full text</para>
/// <code>
/// Get-HubSpotThreadMessage 6065362097 -MessageId 7f1f6cba0b6d4c6c9d8e2a4b5c6d7e01 -OriginalContent
/// </code>
/// </example>
/// <seealso cref="GetHubSpotThreadCommand"/>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotThreadMessage", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(ThreadMessage))]
public sealed class GetHubSpotThreadMessageCommand : ListingCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";
    private const int LargestPage = 100;

    /// <summary>The threads, for example 6065362089.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] ThreadId { get; set; } = [];

    /// <summary>The messages of the thread to get, by their ids; without it, all.</summary>
    [Parameter(Position = 1, Mandatory = true, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] MessageId { get; set; } = [];

    /// <summary>Only entries after this time. What is older is not read.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>The oldest entry first; without it, the newest.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Oldest { get; set; }

    /// <summary>
    /// The kinds of entries: MESSAGE, COMMENT, WELCOME_MESSAGE, ASSIGNMENT, THREAD_STATUS_CHANGE, THREAD_INBOX_CHANGE.
    /// Wildcards are taken.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(MessageTypeCompleter))]
    [SupportsWildcards]
    public string[] Type { get; set; } = [];

    /// <summary>Incoming: only messages of the customer. Outgoing: only messages to the customer.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("Incoming", "Outgoing")]
    public string? Direction { get; set; }

    /// <summary>Archived messages, and no others.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Archived { get; set; }

    /// <summary>Puts the full text in the place of a shortened one, with one more request for each.</summary>
    [Parameter]
    public SwitchParameter OriginalContent { get; set; }

    /// <summary>
    /// The fields to ask for, as HubSpot spells them, for example text; the others may be missing then. Without it,
    /// all.
    /// </summary>
    [Parameter]
    public string[] Property { get; set; } = [];

    /// <summary>Gets the messages of the threads.</summary>
    protected override void ProcessRecord()
    {
        foreach (string threadId in Ids.Given(ThreadId))
        {
            if (ParameterSetName == ListSet)
            {
                ProcessItem(threadId, () => WriteList(Plan(threadId)));
                continue;
            }

            foreach (string messageId in Ids.Given(MessageId))
            {
                ProcessItem(messageId, () => WriteObject(Complete(CallHubSpot(
                    CurrentConnection,
                    (client, cancellationToken) =>
                        client.Threads.GetMessageAsync(threadId, messageId, Properties(), cancellationToken)))));
            }
        }
    }

    private ListPlan<ThreadMessage> Plan(string threadId)
    {
        var query = new MessageQuery { OldestFirst = Oldest, Archived = Archived, Properties = Properties() };
        MessageFilter? filter = MessageFilter.Of(Type, Direction, Oldest ? Since : null);
        return new ListPlan<ThreadMessage>
        {
            LargestPage = LargestPage,
            Queries =
            [
                client => new PageWalk<ThreadMessage>(
                    (after, limit, token) => client.Threads.ListMessagesAsync(threadId, query, after, limit, token),
                    $"the messages of thread {threadId}"),
            ],
            Filter = filter is null ? null : filter.Takes,
            IsBeyondEnd = Since is { } since && !Oldest ? message => message.CreatedAt <= since : null,
            Complete = OriginalContent ? Complete : null,
        };
    }

    /// <summary>The fields that were asked for, and those that are needed to choose.</summary>
    private string[] Properties()
    {
        if (Property.Length == 0)
        {
            return [];
        }

        string[] needed =
        [
            .. Direction is null ? Array.Empty<string>() : ["direction"],
            .. Since is null ? Array.Empty<string>() : ["createdAt"],
            .. OriginalContent ? ["truncationStatus"] : Array.Empty<string>(),
        ];
        return Property.Union(needed, StringComparer.OrdinalIgnoreCase).ToArray();
    }

    private ThreadMessage Complete(ThreadMessage message)
    {
        bool isShortened = OriginalContent
            && message is ConversationMessage { TruncationStatus: { } status, ThreadId: not null, MessageId: not null }
            && status != TruncationStatuses.NotTruncated;
        return isShortened
            ? ((ConversationMessage)message).With(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                client.Threads.GetOriginalContentAsync(message.ThreadId!, message.MessageId!, cancellationToken)))
            : message;
    }
}
