using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Emits new messages as they arrive, of some threads or of the whole account.</summary>
/// <remarks>
/// <para>
/// Looks for new messages every -PollingIntervalSec seconds, and emits each once, in the order in which they were made,
/// until Ctrl+C, -First or -TimeoutSec ends it. Without -Since only what arrives from now on is new. Of the account it
/// reads the threads that changed and no others: one request a look where nothing did; of given threads, one request
/// each. It needs no webhook and no address that HubSpot can reach.
/// </para>
/// <para>
/// Your own answers are messages too: -Direction Incoming leaves them out. In the whole account HubSpot tells of new
/// messages, not of comments and changes: those show with the next message of their thread. An entry that HubSpot shows
/// more than a minute late may be missed.
/// </para>
/// <para>
/// Where HubSpot does not answer for a while, a warning says so, and it goes on with the next look; nothing is lost.
/// A thread that does not exist is HubSpotNotFound, and the others are watched on. A refused token or the daily limit
/// ends the call.
/// </para>
/// </remarks>
/// <example>
/// <para>Shows what customers write, as they write it</para>
/// <code>
/// Watch-HubSpotThread -Direction Incoming   # doc: not run
/// </code>
/// </example>
/// <example>
/// <para>Waits a minute at most for the answer of a customer</para>
/// <code>
/// Watch-HubSpotThread 6065362089 -Direction Incoming -First 1 -TimeoutSec 60   # doc: not run
/// </code>
/// </example>
/// <example>
/// <para>Gets what came in since a point in time, and ends</para>
/// <code>
/// Watch-HubSpotThread -Inbox Support -Since '2026-11-18' -TimeoutSec 0.1
/// </code>
/// </example>
/// <seealso cref="GetHubSpotThreadMessageCommand"/>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsCommon.Watch, "HubSpotThread", DefaultParameterSetName = AccountSet)]
[OutputType(typeof(ThreadMessage))]
public sealed class WatchHubSpotThreadCommand : ModuleCmdlet, IConnectedCmdlet
{
    private const string AccountSet = "Account";
    private const string ThreadSet = "Thread";

    // A look may be under way when the time is over.
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(5);

    private readonly List<string> _threadIds = [];
    private TimeProvider _clock = TimeProvider.System;
    private long _started;
    private int _emitted;

    /// <summary>The threads to watch; without it, the account.</summary>
    [Parameter(
        Position = 0,
        Mandatory = true,
        ParameterSetName = ThreadSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] ThreadId { get; set; } = [];

    /// <summary>The inboxes of the account to watch, by id or by name; without it, all.</summary>
    [Parameter(ParameterSetName = AccountSet)]
    [Alias("Inbox")]
    [IdTransformation]
    [ArgumentCompleter(typeof(InboxCompleter))]
    public string?[] InboxId { get; set; } = [];

    /// <summary>Messages after this time are new; without it, those that arrive from now on.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>How many seconds there are between two looks.</summary>
    [Parameter]
    [ValidateRange(0.1, 3600.0)]
    public double PollingIntervalSec { get; set; } = 5;

    /// <summary>
    /// After how many seconds it ends, without an error; without it, never. It looks a last time then, which may take
    /// another five seconds where HubSpot is slow.
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, 31536000.0)]
    public double? TimeoutSec { get; set; }

    /// <summary>After how many messages it ends; without it, never.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>
    /// The kinds of entries: MESSAGE (also without this parameter), COMMENT, ASSIGNMENT and the others, or * for all.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(MessageTypeCompleter))]
    [SupportsWildcards]
    public string[] Type { get; set; } = [MessageTypes.Message];

    /// <summary>Incoming: only messages of the customer. Outgoing: only messages to the customer.</summary>
    [Parameter]
    [ValidateSet("Incoming", "Outgoing")]
    public string? Direction { get; set; }

    /// <summary>
    /// The connection to use, from Connect-HubSpot -PassThru or Get-HubSpotConnection. Without it: the default
    /// connection of this runspace, else one that is made from the environment variable HUBSPOT_ACCESS_TOKEN.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public HubSpotConnection? Connection { get; set; }

    /// <summary>Gathers the threads to watch.</summary>
    protected override void ProcessRecord() => _threadIds.AddRange(Ids.Given(ThreadId));

    /// <summary>Watches.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ThreadSet && _threadIds.Count == 0)
        {
            return;
        }

        try
        {
            Watch();
        }
        catch (HubSpotException exception)
        {
            ThrowFailure(exception, target: null);
        }
    }

    private void Watch()
    {
        HubSpotConnection connection = CurrentConnection;
        _clock = connection.Client.Clock;
        _started = _clock.GetTimestamp();
        var watch = new ThreadWatch(
            new WatchScope
            {
                ThreadIds = _threadIds.Distinct(StringComparer.Ordinal).ToArray(),
                InboxIds = Ids.Given(InboxId).Select(this.FindInbox).ToArray(),
                Since = Since,
            },
            _clock);
        MessageFilter? filter = MessageFilter.Of(Type, Direction, since: null);
        var progress = new WatchProgress(this, _threadIds.Count);
        var pause = new WatchPause(TimeSpan.FromSeconds(PollingIntervalSec));

        // What is there already is read whole, however little time there is.
        bool goesOn = Look(connection, watch, limit: null, progress, pause);
        while (Emit(watch, filter) && goesOn && !watch.IsOver)
        {
            TimeSpan wait = TimeLeft < pause.Next ? TimeLeft.Value : pause.Next;
            if (wait <= TimeSpan.Zero)
            {
                break;
            }

            progress.Show(_emitted, wait);
            _ = Await((_, cancellationToken) => watch.WaitAsync(wait, cancellationToken));
            goesOn = wait >= pause.Least
                && Look(connection, watch, TimeLeft < LastLook ? LastLook : TimeLeft, progress, pause);
        }

        progress.End();
    }

    private TimeSpan? TimeLeft
        => TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) - _clock.GetElapsedTime(_started) : null;

    /// <summary>Looks once, and says whether there is time for more.</summary>
    private bool Look(
        HubSpotConnection connection,
        ThreadWatch watch,
        TimeSpan? limit,
        WatchProgress progress,
        WatchPause pause)
    {
        try
        {
            bool isDone = CallHubSpot(
                connection, (client, cancellationToken) => watch.LookAsync(client, limit, cancellationToken));
            progress.Answered();
            pause.Answered();
            return isDone;
        }
        catch (HubSpotException exception) when (Transience.Of(exception))
        {
            progress.Failed(exception);
            pause.Failed(exception);
            return true;
        }
        finally
        {
            foreach ((string threadId, HubSpotException failure) in watch.TakeLost())
            {
                WriteError(ErrorRecords.Create(failure, threadId));
            }
        }
    }

    /// <summary>Emits what was found, and says whether more is wanted.</summary>
    private bool Emit(ThreadWatch watch, MessageFilter? filter)
    {
        foreach (ThreadMessage message in watch.Take().Where(m => filter is null || filter.Takes(m)))
        {
            WriteObject(message);
            if (++_emitted == First)
            {
                return false;
            }
        }

        return true;
    }
}
