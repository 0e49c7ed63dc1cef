using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Gets threads: by their ids, or a list of them.</summary>
/// <remarks>
/// <para>
/// Without -ThreadId it lists the threads of the account that are not archived, the oldest first, as HubSpot gives them
/// page by page: each is emitted as soon as it is here. Ctrl+C, -First and Select-Object -First end it, and nothing
/// more is asked of HubSpot. An account may have hundreds of thousands of threads: narrow the list with -Status,
/// -InboxId, -Since and the like, which HubSpot itself looks for.
/// </para>
/// <para>
/// HubSpot does not look for -AssignedTo, -Unassigned, -ChannelId and -Spam: there the whole list is read, and what is
/// not wanted is left out here. Several inboxes are one query each, put into one order; a contact without a status is
/// one query for the open threads and one for the closed ones.
/// </para>
/// <para>
/// HubSpot lists upwards. Downwards (-Sort -id, -Sort -latestMessageTimestamp) it lists the threads of one contact
/// alone: for others sort what was got, with Sort-Object.
/// </para>
/// <para>
/// A thread that does not exist, or is archived and asked for without -Archived, is HubSpotNotFound; it is an error of
/// that thread, and the others are got all the same.
/// </para>
/// </remarks>
/// <example>
/// <para>Gets one thread</para>
/// <code>
/// Get-HubSpotThread 6065362089
/// </code>
/// </example>
/// <example>
/// <para>Lists the open threads of an inbox that nobody works on</para>
/// <code>
/// Get-HubSpotThread -Status Open -Inbox Support -Unassigned
/// </code>
/// </example>
/// <example>
/// <para>Lists the threads with a message in the last 30 days, the quietest first</para>
/// <code>
/// Get-HubSpotThread -Since (Get-Date).AddDays(-30) -Sort latestMessageTimestamp -First 20   # doc: not run
/// </code>
/// </example>
/// <example>
/// <para>Lists the threads of a contact, with their tickets</para>
/// <code>
/// Get-HubSpotThread -ContactId 701 -Association Ticket
/// </code>
/// </example>
/// <example>
/// <para>Lists the threads in the trash</para>
/// <code>
/// Get-HubSpotThread -Archived
/// </code>
/// </example>
/// <seealso cref="GetHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsCommon.Get, "HubSpotThread", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(ConversationThread))]
public sealed class GetHubSpotThreadCommand : ListingCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    private string[]? _inboxIds;
    private string[]? _agents;

    /// <summary>The ids of the threads, for example 6065362089.</summary>
    [Parameter(
        Position = 0,
        Mandatory = true,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] ThreadId { get; set; } = [];

    /// <summary>Open or Closed; without it, both.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("Open", "Closed")]
    public string? Status { get; set; }

    /// <summary>The inboxes that the threads are in, by id or by name.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("Inbox")]
    [IdTransformation]
    [ArgumentCompleter(typeof(InboxCompleter))]
    public string?[] InboxId { get; set; } = [];

    /// <summary>The contact on the other side, by the id that HubSpot's CRM has for it.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [IdTransformation]
    public string? ContactId { get; set; }

    /// <summary>The ticket that the threads belong to.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [IdTransformation]
    public string? TicketId { get; set; }

    /// <summary>Only threads with a message after this time.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>
    /// Only threads that one of these agents works on: actor ids (A-52301001), email addresses, or owners as
    /// Get-HubSpotOwner gives them.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [ActorTransformation]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string?[] AssignedTo { get; set; } = [];

    /// <summary>Only threads that nobody works on.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Unassigned { get; set; }

    /// <summary>Only threads that began on one of these channels, by id or by HubSpot's name: 1002 or EMAIL.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ChannelTransformation]
    [ArgumentCompleter(typeof(ChannelCompleter))]
    public string?[] ChannelId { get; set; } = [];

    /// <summary>Only threads that are marked as spam; -Spam:$false for those that are not.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Spam { get; set; }

    /// <summary>
    /// The order: id (also without this parameter) or latestMessageTimestamp; with -ContactId also -id and
    /// -latestMessageTimestamp, which are the same downwards.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(ThreadSortCompleter))]
    public string? Sort { get; set; }

    /// <summary>Archived threads, and no others.</summary>
    [Parameter]
    public SwitchParameter Archived { get; set; }

    /// <summary>Ticket: tells the ticket that each thread belongs to.</summary>
    [Parameter]
    [ValidateSet("Ticket")]
    public string? Association { get; set; }

    /// <summary>
    /// The fields to ask for, as HubSpot spells them, for example status; the others may be missing then. Without it,
    /// all.
    /// </summary>
    [Parameter]
    public string[] Property { get; set; } = [];

    /// <summary>Gets threads.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            ProcessItem(target: null, () => WriteList(Plan().ToListPlan()));
            return;
        }

        foreach (string threadId in Ids.Given(ThreadId))
        {
            ProcessItem(threadId, () => WriteObject(CallHubSpot(CurrentConnection, (client, cancellationToken) =>
                client.Threads.GetAsync(threadId, Query(), cancellationToken))));
        }
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

    private ThreadListPlan Plan()
    {
        if (Unassigned && AssignedTo.Length > 0)
        {
            throw new HubSpotValidationException(
                nameof(Unassigned), "A thread that nobody works on is assigned to nobody: give -Unassigned or "
                + "-AssignedTo, not both.");
        }

        ThreadQuery query = Query();
        return new ThreadListPlan
        {
            Query = query,
            InboxIds = _inboxIds ??= Ids.Given(InboxId).Select(this.FindInbox).ToArray(),
            ChannelIds = Ids.Given(ChannelId),
            AssignedTo = _agents ??= Ids.Given(AssignedTo).Select(a => this.FindAgent(a, nameof(AssignedTo))).ToArray(),
            IsUnassigned = IsGiven(nameof(Unassigned)) ? Unassigned : null,
            IsSpam = IsGiven(nameof(Spam)) ? Spam : null,
        };
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private string? CheckSort()
    {
        string? sort = Sort is null
            ? null
            : ThreadSorts.All.FirstOrDefault(s => string.Equals(s, Sort.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? throw new HubSpotValidationException(
                    nameof(Sort),
                    $"HubSpot can't sort threads by '{DisplayText.OneLine(Sort, 60)}': it can by "
                    + $"{string.Join(", ", ThreadSorts.All)}.");
        return sort is null || sort[0] != '-' || ContactId is not null
            ? sort
            : throw new HubSpotValidationException(
                nameof(Sort),
                "HubSpot lists threads downwards for one contact alone: give -ContactId too, or sort what you get "
                + $"(Get-HubSpotThread … | Sort-Object {sort.Substring(1)} -Descending).");
    }
}
