using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Connections;
using HubSpotConversations.Formatting;
using HubSpotConversations.Listing;
using HubSpotConversations.Lookup;
using HubSpotConversations.Models;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Commands;

/// <summary>Shows a thread as a conversation to read.</summary>
/// <remarks>
/// <para>
/// Shows who the conversation is with and who it is assigned to, and then each message with its author, its local time,
/// its text and the names of its attachments, oldest first. Internal comments have a line at their left. Assignments and
/// changes of status or inbox take one line each.
/// </para>
/// <para>
/// The output is text, so you can page it (more), search it (Select-String) or save it (Out-File). In PowerShell 7, the
/// window shows it in color, unless $PSStyle.OutputRendering or the environment variable NO_COLOR says otherwise. To work
/// with the messages in a script, use Get-HubSpotThreadMessage.
/// </para>
/// <para>
/// HubSpot may shorten long messages. The text says so, and -Full shows the full texts. Each thread is shown once, even
/// if you pipe in several of its messages.
/// </para>
/// </remarks>
/// <example>
/// <para>Read a thread</para>
/// <code>
/// Show-HubSpotThread 6065362089
/// </code>
/// <para>Shows the whole conversation.</para>
/// </example>
/// <example>
/// <para>Read the newest messages of the open threads in an inbox</para>
/// <code>
/// Get-HubSpotThread -Status Open -Inbox Sales | Show-HubSpotThread -Last 2 -NoComment
/// </code>
/// <para>Shows the last two entries of each thread, without internal comments.</para>
/// </example>
/// <example>
/// <para>Read a long conversation with its full texts</para>
/// <code>
/// Show-HubSpotThread 6065362097 -Full -Width 100
/// </code>
/// <para>Breaks the lines at 100 columns. Add "| Set-Content conversation.txt" to save them.</para>
/// </example>
/// <seealso cref="GetHubSpotThreadCommand"/>
/// <seealso cref="GetHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsCommon.Show, "HubSpotThread")]
[OutputType(typeof(string))]
public sealed class ShowHubSpotThreadCommand : ConnectedCmdlet
{
    private const int LargestPage = 100;
    private const int SmallestWidth = 40;

    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);

    /// <summary>The ids of the threads, for example 6065362089. You can also pipe in threads and messages.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] ThreadId { get; set; } = [];

    /// <summary>The number of entries to show. The cmdlet shows the newest of them.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int? Last { get; set; }

    /// <summary>
    /// Shows only entries after this time. Specify a date, a time span before now (30d, 12h, 90m, 2w), today or
    /// yesterday. The cmdlet doesn't read older pages.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Leaves out internal comments.</summary>
    [Parameter]
    public SwitchParameter NoComment { get; set; }

    /// <summary>
    /// Shows the full text of messages that HubSpot shortened. The cmdlet makes one more request for each of them.
    /// </summary>
    [Parameter]
    public SwitchParameter Full { get; set; }

    /// <summary>The maximum length of a line. The default is the width of the window, or 80 without one.</summary>
    [Parameter]
    [ValidateRange(SmallestWidth, 1000)]
    public int? Width { get; set; }

    /// <summary>Shows the threads.</summary>
    protected override void ProcessRecord()
    {
        foreach (string threadId in Ids.Given(ThreadId))
        {
            if (_shown.Add(threadId))
            {
                ProcessItem(threadId, () => Show(threadId));
            }
        }
    }

    private void Show(string threadId)
    {
        ConversationThread thread = CallHubSpot(CurrentConnection, async (client, cancellationToken) =>
        {
            ConversationThread found = await client.Threads
                .GetAsync(threadId, new ThreadQuery(), cancellationToken).ConfigureAwait(false);
            await ThreadNames.FindAsync(client, [found], cancellationToken).ConfigureAwait(false);
            return found;
        });
        var window = new HostWindow(Host);
        var text = new ConversationText(
            new TextWrap(window.Cells), Width ?? window.LineWidth(SmallestWidth), canBeShortened: !Full);
        bool isHeadingDue = true;
        foreach (IReadOnlyList<ThreadMessage> entries in Pages(threadId))
        {
            if (isHeadingDue)
            {
                WriteHeading(text, thread, entries.OfType<ConversationMessage>()
                    .Select(static message => message.Subject).FirstOrDefault(static subject => subject is not null));
                isHeadingDue = false;
            }

            foreach (ThreadMessage entry in entries.Where(IsWanted))
            {
                WriteObject(text.Entry(Complete(entry)), enumerateCollection: true);
            }
        }

        if (isHeadingDue)
        {
            WriteHeading(text, thread, subject: null);
        }
    }

    private void WriteHeading(ConversationText text, ConversationThread thread, string? subject)
    {
        if (_shown.Count > 1)
        {
            WriteObject(string.Empty);
        }

        WriteObject(text.Heading(thread, subject), enumerateCollection: true);
    }

    /// <summary>
    /// The entries, oldest first. -Last and -Since read from the newest entry to the oldest one they need.
    /// </summary>
    private IEnumerable<IReadOnlyList<ThreadMessage>> Pages(string threadId)
    {
        if (Last is null && Since is null)
        {
            return Read(threadId, oldestFirst: true, LargestPage);
        }

        var newest = new List<ThreadMessage>();
        foreach (ThreadMessage entry in Read(threadId, oldestFirst: false, Math.Min(Last ?? LargestPage, LargestPage))
            .SelectMany(static page => page))
        {
            if (entry.CreatedAt <= Since)
            {
                break;
            }

            if (IsWanted(entry))
            {
                newest.Add(entry);
            }

            if (newest.Count == Last)
            {
                break;
            }
        }

        newest.Reverse();
        return [newest];
    }

    private IEnumerable<IReadOnlyList<ThreadMessage>> Read(string threadId, bool oldestFirst, int limit)
    {
        var query = new MessageQuery { OldestFirst = oldestFirst };
        ConversationsClient? caller = null;
        var walk = new PageWalk<ThreadMessage>(
            (after, count, cancellationToken)
                => caller!.Threads.ListMessagesAsync(threadId, query, after, count, cancellationToken),
            $"the messages of thread {threadId}");
        while (true)
        {
            Page<ThreadMessage>? page = CallHubSpot(CurrentConnection, async (client, cancellationToken) =>
            {
                caller = client;
                Page<ThreadMessage>? next = await walk.NextAsync(limit, cancellationToken).ConfigureAwait(false);
                await ThreadNames.FindAsync(client, next?.Results ?? [], cancellationToken).ConfigureAwait(false);
                return next;
            });
            if (page is null)
            {
                yield break;
            }

            yield return page.Results;
        }
    }

    private bool IsWanted(ThreadMessage entry) => !(NoComment && entry is CommentMessage);

    private ThreadMessage Complete(ThreadMessage entry)
        => Full && entry is ConversationMessage { IsShortened: true } message
            ? message.With(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                client.Threads.GetOriginalContentAsync(message.ThreadId!, message.MessageId!, cancellationToken)))
            : entry;
}
