using System.Globalization;
using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Files;
using HubSpotConversations.Formatting;
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
/// -Report also saves the figures as one HTML page with charts, by day, hour, agent, inbox and channel. The page works
/// without a network. The cmdlet replaces an existing file, and only when the page is complete.
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
/// <example>
/// <para>Save a page with charts</para>
/// <code>
/// Measure-HubSpotThread -Since 30d -Report ./report.html
/// </code>
/// <para>Open the page in a browser, print it or send it by email.</para>
/// </example>
/// <seealso cref="GetHubSpotThreadCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "HubSpotThread", DefaultParameterSetName = ListSet, SupportsShouldProcess = true)]
[OutputType(typeof(HubSpotThreadReport))]
public sealed class MeasureHubSpotThreadCommand : ListingCmdlet
{
    private const int Batch = 64;

    private static readonly string[] Sections = ["Day", "Hour", "Agent", "Inbox", "Channel"];

    private readonly List<ConversationThread> _batch = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private ThreadReport? _report;
    private ProgressReporter? _progress;
    private string? _reportPath;

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

    /// <summary>The path of an HTML page to save the figures to.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Report { get; set; }

    /// <summary>Checks the parameters.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            BusinessHours hours = Hours();
            _reportPath = Report is null ? null : LocalPaths.File(this, Report, HubSpotFileException.NotSaved);
            string?[] others = Report is null ? [] : [null, .. Sections];
            _report = new ThreadReport(By, hours)
            {
                Since = Since,
                Before = Before,
                Others = Array.ConvertAll(others, by => new ThreadReport(by, hours) { Since = Since, Before = Before }),
            };
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
            _progress?.End();
            if (_reportPath is not null && ShouldProcess(_reportPath, "Save the report"))
            {
                Save(_reportPath);
            }
        }
        catch (HubSpotException exception)
        {
            ThrowFailure(exception, target: null);
        }

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

    private void Save(string path)
    {
        HubSpotThreadReport[] Rows(ThreadReport report)
            => [.. report.GroupsWithoutGaps.Select(group => new HubSpotThreadReport(group, report.By))];

        ThreadReport[] reports = [.. _report!.Others];
        HubSpotThreadReport total = Rows(reports[0]).FirstOrDefault()
            ?? new HubSpotThreadReport(new ReportGroup("All", "All"), null);
        string page = ReportPage.Of(
            total,
            reports.Skip(1).Select(report => (report.By!, Rows: (IReadOnlyList<HubSpotThreadReport>)Rows(report))),
            Period());
        try
        {
            ReportFile.Write(path, page);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw HubSpotFileException.NotSaved(path, exception);
        }
    }

    private string Period()
    {
        string now = Display.Minute(CurrentConnection.Client.Clock.GetUtcNow());
        string since = Since is null ? "Since the start" : $"From {Display.Minute(Since)}";
        string hours = BusinessHours is null ? string.Empty : $" Business hours: {BusinessHours} on {string.Join(", ", BusinessDay)}.";
        return $"{since} to {(Before is null ? now : Display.Minute(Before))}, created {now}.{hours}";
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
