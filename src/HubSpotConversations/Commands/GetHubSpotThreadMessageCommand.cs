using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Listing;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Commands;

/// <summary>Gets the messages and other entries of threads.</summary>
/// <remarks>
/// <para>
/// Gets the history of each thread, newest entry first. It includes messages, comments, assignments, and changes of
/// status or inbox. Use -Type to select entries. The cmdlet emits each entry as it arrives and requests only the pages
/// it needs. -First and -Last apply to each thread, so -Last 1 gets the newest entry of each.
/// </para>
/// <para>
/// The cmdlet itself filters by -Type and -Direction, because HubSpot lists all entries together. HubSpot may shorten
/// long messages; the property TruncationStatus shows it. Use -OriginalContent to get the full text.
/// </para>
/// <para>
/// A thread or message that doesn't exist causes the error HubSpotNotFound, and the cmdlet still gets the others.
/// </para>
/// </remarks>
/// <example>
/// <para>Get the messages of a thread, oldest first</para>
/// <code>
/// Get-HubSpotThreadMessage 6065362089 -Type MESSAGE -Oldest
/// </code>
/// <para>Leaves out comments, assignments and other entries.</para>
/// </example>
/// <example>
/// <para>Get the customer's newest message in each open thread</para>
/// <code>
/// Get-HubSpotThread -Status Open | Get-HubSpotThreadMessage -Direction Incoming -First 1
/// </code>
/// <para>-First applies to each thread.</para>
/// </example>
/// <example>
/// <para>Read the end of a conversation</para>
/// <code>
/// Get-HubSpotThreadMessage 6065362089 -Type MESSAGE -Last 3 -Oldest
/// </code>
/// <para>Gets the three newest messages in reading order.</para>
/// </example>
/// <example>
/// <para>Get the entries of one day</para>
/// <code>
/// Get-HubSpotThreadMessage 6065362089 -Since 2026-11-17 -Before 2026-11-18
/// </code>
/// <para>Gets the entries of 17 November.</para>
/// </example>
/// <example>
/// <para>Get one message with its full text</para>
/// <code>
/// Get-HubSpotThreadMessage 6065362097 -MessageId 7f1f6cba0b6d4c6c9d8e2a4b5c6d7e01 -OriginalContent
/// </code>
/// <para>Requests the full text if HubSpot shortened the message.</para>
/// </example>
/// <seealso cref="GetHubSpotThreadCommand"/>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotThreadMessage", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(ThreadMessage))]
public sealed class GetHubSpotThreadMessageCommand : ListingCmdlet
{
    /// <summary>The ids of the threads, for example 6065362089.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] ThreadId { get; set; } = [];

    /// <summary>The ids of the messages to get from the thread. The default is all messages.</summary>
    [Parameter(Position = 1, Mandatory = true, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] MessageId { get; set; } = [];

    /// <summary>
    /// Gets only entries after this time. Specify a date, a time span before now (30d, 12h, 90m, 2w), today or
    /// yesterday. In the default order, the cmdlet doesn't read older pages.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimeTransformation]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>
    /// Gets only entries before this time. It takes the same values as -Since. With -Oldest, the cmdlet doesn't read
    /// newer pages.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimeTransformation]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Before { get; set; }

    /// <summary>
    /// The number of newest entries to get from each thread. Use -Oldest to get them in reading order. The cmdlet
    /// doesn't read the rest of the thread.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Gets the oldest entry first. The default is newest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Oldest { get; set; }

    /// <summary>
    /// The types of entries to get: MESSAGE, COMMENT, WELCOME_MESSAGE, ASSIGNMENT, THREAD_STATUS_CHANGE,
    /// THREAD_INBOX_CHANGE. Wildcards are supported.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(MessageTypeCompleter))]
    [SupportsWildcards]
    public string[] Type { get; set; } = [];

    /// <summary>
    /// The direction of the messages. Incoming gets only messages from the customer, and Outgoing only messages to the
    /// customer.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("Incoming", "Outgoing")]
    public string? Direction { get; set; }

    /// <summary>Gets only archived messages.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Archived { get; set; }

    /// <summary>
    /// Replaces shortened text with the full text. The cmdlet makes one more request for each shortened message.
    /// </summary>
    [Parameter]
    public SwitchParameter OriginalContent { get; set; }

    /// <summary>
    /// The fields to request, by their HubSpot names, for example text. Other fields may be empty. The default is all
    /// fields.
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
                WriteList(() => Plan(threadId), threadId);
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
        // The last entries are at the start of HubSpot's default order.
        bool readsOldestFirst = Oldest && Last is null;
        var query = new MessageQuery { OldestFirst = readsOldestFirst, Archived = Archived, Properties = Properties() };
        MessageFilter? filter = MessageFilter.Of(
            Type, Direction, readsOldestFirst ? Since : null, readsOldestFirst ? null : Before);
        return ListPlan<ThreadMessage>.Of(
            $"the messages of thread {threadId}",
            (client, after, limit, token)
                => client.Threads.ListMessagesAsync(threadId, query, after, limit, token)) with
        {
            Filter = filter is null ? null : filter.Takes,
            IsBeyondEnd = readsOldestFirst
                ? Before is { } before ? message => message.CreatedAt >= before : null
                : Since is { } since ? message => message.CreatedAt <= since : null,
            Most = Last,
            IsReversed = Oldest && !readsOldestFirst,
            Complete = OriginalContent ? Complete : null,
        };
    }

    /// <summary>The requested fields, and the fields that the filters need.</summary>
    private string[] Properties()
    {
        if (Property.Length == 0)
        {
            return [];
        }

        string[] needed =
        [
            .. Direction is null ? Array.Empty<string>() : ["direction"],
            .. Since is null && Before is null ? Array.Empty<string>() : ["createdAt"],
            .. OriginalContent ? ["truncationStatus"] : Array.Empty<string>(),
        ];
        return Property.Union(needed, StringComparer.OrdinalIgnoreCase).ToArray();
    }

    private ThreadMessage Complete(ThreadMessage message)
        => OriginalContent && message is ConversationMessage { IsShortened: true } shortened
            ? shortened.With(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                client.Threads.GetOriginalContentAsync(message.ThreadId!, message.MessageId!, cancellationToken)))
            : message;
}
