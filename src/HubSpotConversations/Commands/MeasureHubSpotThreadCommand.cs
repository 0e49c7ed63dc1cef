using System.Globalization;
using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Listing;
using HubSpotConversations.Lookup;
using HubSpotConversations.Models;
using HubSpotConversations.Progress;
using HubSpotConversations.Reports;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;

namespace HubSpotConversations.Commands;

/// <summary>Measures threads: how many were opened and closed, and how long customers waited.</summary>
/// <remarks>
/// <para>
/// Reads the threads and their messages once, and emits one object with the figures, or one for each agent, inbox,
/// channel, day or hour (-By). It counts opened, closed and reopened threads, messages in both directions, the median and
/// the 90th percentile of the times to the first response and to the resolution, and the customers who wait now. The
/// guide docs/reports.md defines each figure.
/// </para>
/// <para>
/// Without threads from the pipeline, it measures all threads of the account except spam, or those that the parameters
/// select. -Since and -Before select the period: only what happened in it counts, except for the customers who wait now.
/// </para>
/// <para>
/// With -BusinessHours, times count only in these hours: a question on Friday evening that gets a response on Monday
/// morning waited for minutes. Times are in the time zone of this machine, or in -TimeZone.
/// </para>
/// <para>
/// The cmdlet makes one request for 500 threads and one for 100 messages of each thread, eight at once. A thread from the
/// pipeline takes another one. A thread that can't be read is an error, and the others are measured.
/// </para>
/// </remarks>
/// <example>
/// <para>Show the figures of the account</para>
/// <code>
/// Measure-HubSpotThread
/// </code>
/// <para>Emits one object for all threads. Format-List shows all of its figures.</para>
/// </example>
/// <example>
/// <para>Compare the agents in the business hours of the last month</para>
/// <code>
/// Measure-HubSpotThread -Since 30d -By Agent -BusinessHours 9-17 -TimeZone UTC
/// </code>
/// <para>Response times count only from 9:00 to 17:00, Monday to Friday.</para>
/// </example>
/// <example>
/// <para>Find the busiest hours of an inbox</para>
/// <code>
/// Measure-HubSpotThread -Inbox Sales -By Hour
/// </code>
/// <para>Each object is for one hour of the day. Pipe them to Sort-Object MessagesIn to see the order.</para>
/// </example>
/// <example>
/// <para>Measure the threads of a contact</para>
/// <code>
/// Get-HubSpotThread -Contact jane.doe@example.com | Measure-HubSpotThread -By Channel
/// </code>
/// <para>Any threads from the pipeline can be measured.</para>
/// </example>
/// <seealso cref="GetHubSpotThreadCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "HubSpotThread", DefaultParameterSetName = ListSet)]
[OutputType(typeof(HubSpotThreadReport))]
public sealed class MeasureHubSpotThreadCommand : ListingCmdlet
{
    private const int Batch = 64;

    private readonly List<ConversationThread> _batch = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private ThreadReport? _report;
    private ProgressReporter? _progress;

    /// <summary>The ids of the threads to measure. You can pipe in threads.</summary>
    [Parameter(
        Position = 0,
        Mandatory = true,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] ThreadId { get; set; } = [];

    /// <summary>What each object is for: Agent, Inbox, Channel, Day or Hour. The default is one object for all.</summary>
    [Parameter]
    [ValidateSet("Agent", "Inbox", "Channel", "Day", "Hour")]
    public string? By { get; set; }

    /// <summary>The status of the threads: Open or Closed. The default is both.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("Open", "Closed")]
    public string? Status { get; set; }

    /// <summary>The inboxes that contain the threads, by id or by name. Wildcards are supported.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("Inbox")]
    [IdTransformation]
    [ArgumentCompleter(typeof(InboxCompleter))]
    [SupportsWildcards]
    public string?[] InboxId { get; set; } = [];

    /// <summary>
    /// The channels that the threads started on, by id or name: 1002 or EMAIL. Wildcards are supported.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("Channel")]
    [ChannelTransformation]
    [ArgumentCompleter(typeof(ChannelCompleter))]
    [SupportsWildcards]
    public string?[] ChannelId { get; set; } = [];

    /// <summary>The agents that the threads are assigned to, by name, email address or actor id.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ActorTransformation]
    [ArgumentCompleter(typeof(AgentCompleter))]
    [SupportsWildcards]
    public string?[] AssignedTo { get; set; } = [];

    /// <summary>
    /// The start of the period. Specify a date, a time span before now (30d, 12h, 90m, 2w), today or yesterday. The
    /// cmdlet reads only threads with a message after it.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>The end of the period. It takes the same values as -Since.</summary>
    [Parameter]
    [TimeTransformation]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Before { get; set; }

    /// <summary>The hours of a day that count, for example 9-17 or 8:30-18:00. The default is every hour.</summary>
    [Parameter]
    [ValidatePattern("^\\d{1,2}(:\\d{2})?-\\d{1,2}(:\\d{2})?$")]
    public string? BusinessHours { get; set; }

    /// <summary>The days that count with -BusinessHours. The default is Monday to Friday.</summary>
    [Parameter]
    public DayOfWeek[] BusinessDay { get; set; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>
    /// The time zone of days, hours and business hours, for example Europe/Berlin. The default is the one of this
    /// machine.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>Checks the parameters.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            _report = new ThreadReport(By, Hours()) { Since = Since, Before = Before };
        }
        catch (HubSpotException exception)
        {
            ThrowFailure(exception, target: null);
        }
    }

    /// <summary>Measures threads from the pipeline.</summary>
    protected override void ProcessRecord()
    {
        foreach (string threadId in Ids.Given(ThreadId).Where(_seen.Add))
        {
            ProcessItem(threadId, () => Add(CallHubSpot(CurrentConnection, async (client, cancellationToken) =>
            {
                ConversationThread thread = await client.Threads
                    .GetAsync(threadId, new ThreadQuery(), cancellationToken).ConfigureAwait(false);
                await ThreadNames.FindAsync(client, [thread], cancellationToken).ConfigureAwait(false);
                return thread;
            })));
        }
    }

    /// <summary>Measures the threads of the query, and emits the figures.</summary>
    protected override void EndProcessing()
    {
        try
        {
            if (ParameterSetName == ListSet)
            {
                foreach (ConversationThread thread in ReadList(Plan().ToListPlan()))
                {
                    Add(thread);
                }
            }

            Measure();
        }
        catch (HubSpotException exception)
        {
            ThrowFailure(exception, target: null);
        }

        _progress?.End();
        WriteObject(_report!.Groups.Select(group => new HubSpotThreadReport(group, By)), enumerateCollection: true);
    }

    private void Add(ConversationThread thread)
    {
        _batch.Add(thread);
        if (_batch.Count == Batch)
        {
            Measure();
        }
    }

    private void Measure()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        IReadOnlyList<(ConversationThread Thread, HubSpotException Failure)> lost = CallHubSpot(
            CurrentConnection,
            (client, cancellationToken) => _report!.AddAsync(client, _batch, cancellationToken));
        foreach ((ConversationThread thread, HubSpotException failure) in lost)
        {
            WriteFailure(failure, thread, thread.ToString());
        }

        _progress ??= ProgressReporter.OfItems(this, "Measuring threads");
        _batch.ForEach(thread => _progress.Done(thread.ToString()));
        _batch.Clear();
    }

    private ThreadListPlan Plan() => new()
    {
        Query = new ThreadQuery { Status = Status?.ToUpperInvariant(), LatestMessageAfter = Since },
        InboxIds = FindInboxes(InboxId),
        ChannelIds = FindChannels(ChannelId),
        AssignedTo = FindAgents(AssignedTo, nameof(AssignedTo)),
        IsSpam = false,
        WithNames = true,
    };

    private BusinessHours Hours()
    {
        TimeZoneInfo zone = Zone();
        if (BusinessHours is not { } text)
        {
            return new BusinessHours(zone);
        }

        TimeSpan[] ends = [.. text.Split('-').Select(TimeOf)];
        return ends[0] < ends[1]
            ? new BusinessHours(zone) { Start = ends[0], End = ends[1], Days = BusinessDay }
            : throw new HubSpotValidationException(
                nameof(BusinessHours), $"'{text}' ends before it starts. Specify hours of one day, for example 9-17.");
    }

    private static TimeSpan TimeOf(string text)
    {
        int[] parts = [.. text.Split(':').Select(static part => int.Parse(part, CultureInfo.InvariantCulture))];
        var time = new TimeSpan(parts[0], parts.Length > 1 ? parts[1] : 0, 0);
        return time <= TimeSpan.FromDays(1) && (parts.Length == 1 || parts[1] < 60)
            ? time
            : throw new HubSpotValidationException(
                nameof(BusinessHours), $"'{text}' is not a time of day. Specify hours from 0 to 24, for example 9-17.");
    }

    private TimeZoneInfo Zone()
    {
        try
        {
            return TimeZone is null ? TimeZoneInfo.Local : TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new HubSpotValidationException(
                nameof(TimeZone),
                $"This machine has no time zone '{DisplayText.OneLine(TimeZone, 60)}'. [TimeZoneInfo]::GetSystemTimeZones() lists them.");
        }
    }
}
