using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Formatting;
using HubSpotConversations.Listing;
using HubSpotConversations.Lookup;
using HubSpotConversations.Models;
using HubSpotConversations.Progress;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;

namespace HubSpotConversations.Commands;

/// <summary>Gets conversation threads.</summary>
/// <remarks>
/// <para>
/// Gets threads by id, or lists the threads that are not archived, oldest first. The cmdlet emits threads page by page
/// as they arrive. It makes no more requests after Ctrl+C, -First or Select-Object -First ends the list.
/// </para>
/// <para>
/// An account may have hundreds of thousands of threads. HubSpot itself filters by -Status, -InboxId, -ContactId,
/// -TicketId and -Since, so use these parameters to keep the list short. The cmdlet filters by -AssignedTo,
/// -Unassigned, -ChannelId, -ChannelAccountId, -Before and -Spam itself and has to read the whole list. It makes one
/// query for each inbox and merges the results in order. For a contact without a status, it makes one query for open
/// and one for closed threads.
/// </para>
/// <para>
/// HubSpot lists the threads of an account only from the oldest to the newest. For -Newest and -Last, the cmdlet reads
/// the last hour first, and then longer spans of time, until it has enough. It needs a few requests even in a large
/// account. If it filters threads itself and few match, it may have to read the whole list.
/// </para>
/// <para>
/// Names work wherever ids do. A name that doesn't exist, or that several items have, causes the error
/// HubSpotValidationFailed, which lists what there is. The connection caches names, so they cost one request.
/// </para>
/// <para>
/// A thread that doesn't exist causes the error HubSpotNotFound, and so does an archived thread without -Archived. The
/// cmdlet still gets the others.
/// </para>
/// </remarks>
/// <example>
/// <para>Get one thread</para>
/// <code>
/// Get-HubSpotThread 6065362089
/// </code>
/// <para>Gets the thread with this id.</para>
/// </example>
/// <example>
/// <para>List the open threads of an inbox that are not assigned</para>
/// <code>
/// Get-HubSpotThread -Status Open -Inbox Support -Unassigned
/// </code>
/// <para>Gets the threads that still need an agent.</para>
/// </example>
/// <example>
/// <para>List recently active threads</para>
/// <code>
/// Get-HubSpotThread -Since 30d -Newest
/// </code>
/// <para>Gets the threads with a message in the last 30 days, the most recently active one first.</para>
/// </example>
/// <example>
/// <para>See what happened last</para>
/// <code>
/// Get-HubSpotThread -Last 20
/// </code>
/// <para>Gets the 20 most recently active threads without reading the others.</para>
/// </example>
/// <example>
/// <para>Find open threads that went quiet</para>
/// <code>
/// Get-HubSpotThread -Status Open -QuietSince 2w
/// </code>
/// <para>Gets the open threads without a message in the last two weeks. -QuietSince is an alias of -Before.</para>
/// </example>
/// <example>
/// <para>Count the threads of each day</para>
/// <code>
/// Get-HubSpotThread -Since 7d | Group-Object { $_.LatestMessage.Date } -NoElement   # doc: not run
/// </code>
/// <para>Dates are local times in properties and tables.</para>
/// </example>
/// <example>
/// <para>List the threads of a contact with their tickets</para>
/// <code>
/// Get-HubSpotThread -ContactId 701 -Association Ticket
/// </code>
/// <para>Also gets the ticket id of each thread.</para>
/// </example>
/// <example>
/// <para>List the threads of a customer</para>
/// <code>
/// Get-HubSpotThread -Contact jane.doe@example.com
/// </code>
/// <para>Finds the contact by email address and gets all of its threads.</para>
/// </example>
/// <example>
/// <para>List what an agent has to do</para>
/// <code>
/// Get-HubSpotThread -AssignedTo 'Tomas Okafor' -Status Open
/// </code>
/// <para>Finds the agent by name. A unique part of the name is enough.</para>
/// </example>
/// <example>
/// <para>List the threads of each inbox</para>
/// <code>
/// Get-HubSpotInbox | Get-HubSpotThread -Status Open -Unassigned
/// </code>
/// <para>You can also pipe in contacts, owners, channels and channel accounts.</para>
/// </example>
/// <example>
/// <para>List the threads in the trash</para>
/// <code>
/// Get-HubSpotThread -Archived
/// </code>
/// <para>Gets only archived threads.</para>
/// </example>
/// <example>
/// <para>See what the newest threads are about</para>
/// <code>
/// Get-HubSpotThread -Status Open -Last 5 -Preview
/// </code>
/// <para>Also shows the subject and the latest message of each thread.</para>
/// </example>
/// <seealso cref="GetHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotThread", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(ConversationThread))]
public sealed class GetHubSpotThreadCommand : ListingCmdlet
{
    private const string AssignedSet = "Assigned";
    private const string UnassignedSet = "Unassigned";

    private ThreadListPlan? _plan;
    private ProgressReporter? _progress;

    /// <summary>The ids of the threads, for example 6065362089.</summary>
    [Parameter(
        Position = 0,
        Mandatory = true,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] ThreadId { get; set; } = [];

    /// <summary>
    /// The object whose threads to list: an inbox, a channel, a channel account, a contact, or an owner or actor. For
    /// an agent, the cmdlet lists the assigned threads.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = AssignedSet, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = UnassignedSet, ValueFromPipeline = true)]
    [ThreadScopeTransformation]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The status of the threads: Open or Closed. The default is both.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = AssignedSet)]
    [Parameter(ParameterSetName = UnassignedSet)]
    [ValidateSet("Open", "Closed")]
    public string? Status { get; set; }

    /// <summary>The inboxes that contain the threads, by id or by name. Wildcards are supported.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = AssignedSet)]
    [Parameter(ParameterSetName = UnassignedSet)]
    [Alias("Inbox")]
    [IdTransformation]
    [ArgumentCompleter(typeof(InboxCompleter))]
    [SupportsWildcards]
    public string?[] InboxId { get; set; } = [];

    /// <summary>
    /// The contact in HubSpot's CRM, by id, email address or name. The token needs the scope crm.objects.contacts.read
    /// to find an address or a name.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = AssignedSet)]
    [Parameter(ParameterSetName = UnassignedSet)]
    [Alias("Contact")]
    [IdTransformation]
    public string? ContactId { get; set; }

    /// <summary>The id of the ticket that the threads belong to.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = AssignedSet)]
    [Parameter(ParameterSetName = UnassignedSet)]
    [IdTransformation]
    public string? TicketId { get; set; }

    /// <summary>
    /// Gets only threads with a message after this time. Specify a date, a time span before now (30d, 12h, 90m, 2w),
    /// today or yesterday. A date without a time is local midnight.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = AssignedSet)]
    [Parameter(ParameterSetName = UnassignedSet)]
    [TimeTransformation]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>
    /// Gets only threads without a message since this time. It takes the same values as -Since.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = AssignedSet)]
    [Parameter(ParameterSetName = UnassignedSet)]
    [Alias("QuietSince")]
    [TimeTransformation]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Before { get; set; }

    /// <summary>
    /// The agents that the threads are assigned to. Specify names or unique parts of them, email addresses, actor ids
    /// (A-52301001), or owners from Get-HubSpotOwner. Wildcards are supported.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = AssignedSet)]
    [ActorTransformation]
    [ArgumentCompleter(typeof(AgentCompleter))]
    [SupportsWildcards]
    public string?[] AssignedTo { get; set; } = [];

    /// <summary>Gets only threads that are not assigned.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UnassignedSet)]
    public SwitchParameter Unassigned { get; set; }

    /// <summary>
    /// The channels that the threads started on, by id or name: 1002 or EMAIL. Wildcards are supported.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = AssignedSet)]
    [Parameter(ParameterSetName = UnassignedSet)]
    [Alias("Channel")]
    [ChannelTransformation]
    [ArgumentCompleter(typeof(ChannelCompleter))]
    [SupportsWildcards]
    public string?[] ChannelId { get; set; } = [];

    /// <summary>
    /// The channel accounts that the threads started on, by id, name or address. Wildcards are supported.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = AssignedSet)]
    [Parameter(ParameterSetName = UnassignedSet)]
    [Alias("ChannelAccount")]
    [IdTransformation]
    [ArgumentCompleter(typeof(ChannelAccountCompleter))]
    [SupportsWildcards]
    public string?[] ChannelAccountId { get; set; } = [];

    /// <summary>Gets only threads that are marked as spam. Use -Spam:$false to get only threads that are not.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = AssignedSet)]
    [Parameter(ParameterSetName = UnassignedSet)]
    public SwitchParameter Spam { get; set; }

    /// <summary>
    /// The number of most recently active threads to get, newest first. The cmdlet starts at the newest thread and
    /// reads only as far back as it needs.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = AssignedSet)]
    [Parameter(ParameterSetName = UnassignedSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Lists the most recently active threads first. The default is oldest first, by id.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = AssignedSet)]
    [Parameter(ParameterSetName = UnassignedSet)]
    public SwitchParameter Newest { get; set; }

    /// <summary>
    /// The sort order: id (the default), latestMessageTimestamp, or -latestMessageTimestamp for descending order, like
    /// -Newest. -id needs -ContactId, because HubSpot lists ids in descending order only for one contact.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = AssignedSet)]
    [Parameter(ParameterSetName = UnassignedSet)]
    [ArgumentCompleter(typeof(ThreadSortCompleter))]
    public string? Sort { get; set; }

    /// <summary>Gets only archived threads.</summary>
    [Parameter]
    public SwitchParameter Archived { get; set; }

    /// <summary>
    /// Shows ids where the connection doesn't know the names of contacts, agents and inboxes yet. Without this switch,
    /// the cmdlet makes at most one more request for each page to find them.
    /// </summary>
    [Parameter]
    public SwitchParameter NoName { get; set; }

    /// <summary>
    /// Also gets the subject and the latest message of each thread, and shows them in the table. The cmdlet makes one
    /// more request for each thread, eight at once.
    /// </summary>
    [Parameter]
    public SwitchParameter Preview { get; set; }

    /// <summary>Ticket also gets the id of the ticket that each thread belongs to.</summary>
    [Parameter]
    [ValidateSet("Ticket")]
    public string? Association { get; set; }

    /// <summary>
    /// The fields to request, by their HubSpot names, for example status. Other fields may be empty. The default is all
    /// fields.
    /// </summary>
    [Parameter]
    public string[] Property { get; set; } = [];

    /// <summary>Gets threads.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == IdSet)
        {
            WriteEach(ThreadId, async (client, threadId, stop) => Shown(await GetAsync(client, threadId, stop).ConfigureAwait(false)));
        }
        else
        {
            WriteList(() => PlanOf(InputObject), InputObject);
        }
    }

    private async Task<ConversationThread> GetAsync(
        ConversationsClient client, string threadId, CancellationToken cancellationToken)
    {
        ConversationThread thread = await client.Threads.GetAsync(threadId, Query(), cancellationToken)
            .ConfigureAwait(false);
        if (!NoName)
        {
            await ThreadNames.FindAsync(client, [thread], cancellationToken).ConfigureAwait(false);
        }

        if (Preview)
        {
            await ThreadPreviews.FindAsync(client, [thread], cancellationToken).ConfigureAwait(false);
        }

        return thread;
    }

    private ThreadQuery Query() => new()
    {
        Status = Status?.ToUpperInvariant(),
        ContactId = ContactId,
        TicketId = TicketId,
        LatestMessageAfter = Since,
        Archived = Archived,
        WithTicket = Association is not null,
        Properties = Property,
        Sort = CheckSort(),
    };

    private ListPlan<ConversationThread> PlanOf(PSObject? input)
    {
        ThreadListPlan plan = _plan ??= Plan();
        ListPlan<ConversationThread> list
            = (input is null ? plan : plan.Within(Resolved(ThreadScope.Of(input)!))).ToListPlan();
        return Preview ? list with { Complete = Previewed } : list;
    }

    private object Previewed(ConversationThread thread)
    {
        _progress ??= ProgressReporter.OfItems(this, "Reading the latest messages");
        _progress.Done($"thread {thread.ThreadId}");
        return Shown(thread);
    }

    /// <summary>The thread, under a type name that selects the table with the preview.</summary>
    private object Shown(ConversationThread thread) => Preview ? NamedView.Of(thread, "Preview") : thread;

    /// <summary>Removes the progress bar.</summary>
    protected override void EndProcessing() => _progress?.End();

    private ThreadListPlan Plan() => new()
    {
        Query = Query() with { ContactId = ContactId is { } contact ? FindContact(contact) : null },
        InboxIds = FindInboxes(InboxId),
        ChannelIds = FindChannels(ChannelId),
        ChannelAccountIds = FindChannelAccounts(ChannelAccountId),
        AssignedTo = FindAgents(AssignedTo, nameof(AssignedTo)),
        IsUnassigned = IsGiven(nameof(Unassigned)) ? Unassigned : null,
        Before = Before,
        Last = Last,
        WithNames = !NoName,
        WithPreviews = Preview,
        IsSpam = IsGiven(nameof(Spam)) ? Spam : null,
    };

    /// <summary>The scope with ids.</summary>
    private ThreadScope Resolved(ThreadScope scope)
        => scope == new ThreadScope()
            ? throw new HubSpotValidationException(
                nameof(InputObject),
                $"The owner {DisplayText.OneLine(PropertyBag.ToText(InputObject!), 100)} is no longer a user of this account, "
                + "so there are no threads to list.")
            : scope with { Contact = scope.Contact is { } contact ? FindContact(contact) : null };

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private string? CheckSort()
    {
        string? sort = Sort is null
            ? null
            : ThreadSorts.All.FirstOrDefault(s => string.Equals(s, Sort.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? throw new HubSpotValidationException(
                    nameof(Sort),
                    $"HubSpot can't sort threads by '{DisplayText.OneLine(Sort, 60)}'. Specify one of these: "
                    + $"{string.Join(", ", ThreadSorts.All)}.");
        if (Newest || Last is not null)
        {
            sort = "-" + (sort ?? ThreadSorts.LatestMessageTimestamp).TrimStart('-');
        }

        return sort != ThreadSorts.IdDescending || ContactId is not null || InputObject is not null
            ? sort
            : throw new HubSpotValidationException(
                nameof(Sort),
                "HubSpot lists ids in descending order only for one contact. Specify -ContactId too. To get the most "
                + "recently active threads first, use -Newest without -Sort. To sort the output by id, use "
                + "Get-HubSpotThread … | Sort-Object ThreadId -Descending.");
    }
}
