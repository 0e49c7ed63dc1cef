using System.Management.Automation;
using System.Net;
using System.Security;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Connections;
using HubSpotConversations.Errors;
using HubSpotConversations.Files;
using HubSpotConversations.Http.Retries;
using HubSpotConversations.Listing;
using HubSpotConversations.Models;
using HubSpotConversations.Progress;
using HubSpotConversations.Watching;

namespace HubSpotConversations.Commands;

/// <summary>Watches threads and emits new messages as they arrive.</summary>
/// <remarks>
/// <para>
/// Watches the whole account, or the threads you specify, and emits each new message once, in order of creation. It
/// polls every -PollingIntervalSec seconds until Ctrl+C, -First or -TimeoutSec ends it. Without -Since, only messages
/// that arrive from now on are new. You don't need a webhook or a public address.
/// </para>
/// <para>
/// With -Webhook, the cmdlet listens on this machine for HubSpot's webhook requests, behind a tunnel or a reverse proxy,
/// and polls as soon as one arrives. It rejects requests without a valid signature. It still polls every five minutes,
/// so that a lost event costs no message.
/// </para>
/// <para>
/// Your own replies are also messages; use -Direction Incoming to leave them out. If the cmdlet watches the account,
/// comments and changes appear only with the next message of their thread. An entry that HubSpot shows more than a
/// minute late may be missed.
/// </para>
/// <para>
/// For the account, a poll without new messages takes one request, and the cmdlet reads only threads that changed. For
/// specified threads, each poll takes one request for each thread.
/// </para>
/// <para>
/// With -StatePath, the next run continues where this one ended: it emits what arrived meanwhile, and nothing twice. If
/// the process is killed, or a later command ends the pipeline, while it handles a message, the next run emits that
/// message again. So use -First, and not Select-Object -First.
/// </para>
/// <para>
/// If HubSpot doesn't respond for a while, the cmdlet writes a warning and continues with the next poll, without losing
/// messages. A thread that doesn't exist causes the error HubSpotNotFound, and the cmdlet still watches the others. A
/// rejected token or the daily limit ends the call.
/// </para>
/// </remarks>
/// <example>
/// <para>Show customer messages as they arrive</para>
/// <code>
/// Watch-HubSpotThread -Direction Incoming   # doc: not run
/// </code>
/// <para>Watches the whole account until Ctrl+C.</para>
/// </example>
/// <example>
/// <para>Wait up to a minute for a customer's reply</para>
/// <code>
/// Watch-HubSpotThread 6065362089 -Direction Incoming -First 1 -TimeoutSec 60   # doc: not run
/// </code>
/// <para>Ends after the first message from the customer, or after 60 seconds.</para>
/// </example>
/// <example>
/// <para>Get the messages since a point in time</para>
/// <code>
/// Watch-HubSpotThread -Inbox Support -Since '2026-11-18' -TimeoutSec 0.1
/// </code>
/// <para>Gets the messages that are already there, and ends.</para>
/// </example>
/// <example>
/// <para>React to webhooks instead of polling often</para>
/// <code>
/// # doc: not run
/// $secret = Get-Secret HubSpotAppSecret
/// Watch-HubSpotThread -Webhook http://127.0.0.1:8080/ -ClientSecret $secret -PublicUri https://hooks.example.com/
/// </code>
/// <para>A reverse proxy passes the requests for hooks.example.com to port 8080 of this machine.</para>
/// </example>
/// <example>
/// <para>Continue after a restart</para>
/// <code>
/// Watch-HubSpotThread -Direction Incoming -StatePath ./watch.state   # doc: not run
/// </code>
/// <para>Emits each customer message once, even if you restart the command.</para>
/// </example>
/// <seealso cref="GetHubSpotThreadMessageCommand"/>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsCommon.Watch, "HubSpotThread", DefaultParameterSetName = AccountSet)]
[OutputType(typeof(ThreadMessage))]
public sealed class WatchHubSpotThreadCommand : ConnectedCmdlet
{
    private const string AccountSet = "Account";
    private const string ThreadSet = "Thread";

    // A poll may be in progress when the time is up.
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(5);

    // HubSpot's list may show a message a moment after its event.
    private static readonly TimeSpan FollowUp = TimeSpan.FromSeconds(5);

    private readonly List<string> _threadIds = [];
    private TimeProvider _clock = TimeProvider.System;
    private long _started;
    private int _emitted;
    private bool _isFailing;
    private bool _isComplete;

    /// <summary>The ids of the threads to watch. The default is the whole account.</summary>
    [Parameter(
        Position = 0,
        Mandatory = true,
        ParameterSetName = ThreadSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] ThreadId { get; set; } = [];

    /// <summary>
    /// The inboxes to watch, by id or by name. Wildcards are supported. The default is all inboxes.
    /// </summary>
    [Parameter(ParameterSetName = AccountSet)]
    [Alias("Inbox")]
    [IdTransformation]
    [ArgumentCompleter(typeof(InboxCompleter))]
    [SupportsWildcards]
    public string?[] InboxId { get; set; } = [];

    /// <summary>
    /// The time after which messages are new: a date, a time span before now (30d, 12h, 90m, 2w), today or yesterday.
    /// Without it, only messages that arrive from now on are new.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>
    /// The path of a file that records what was emitted, so that the next run with the same threads or inboxes continues
    /// there. The first run creates it. Later runs ignore -Since.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <summary>
    /// The address on this machine where the cmdlet listens for HubSpot's webhook requests, for example
    /// http://127.0.0.1:8080/, behind a tunnel or a reverse proxy. Each request with a valid signature makes it poll at
    /// once. The app needs a subscription of conversation.newMessage.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Webhook { get; set; }

    /// <summary>
    /// The client secret of the app, as a SecureString, to check the signatures of webhook requests. A plain string is
    /// rejected.
    /// </summary>
    [Parameter]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? ClientSecret { get; set; }

    /// <summary>
    /// The address that HubSpot calls, exactly as the app's settings have it. HubSpot signs it. The default is the
    /// address in the request's headers, which works if the proxy passes the host on.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? PublicUri { get; set; }

    /// <summary>
    /// The number of seconds between two polls. The default is 5, and 300 with -Webhook, to find what no event reported.
    /// </summary>
    [Parameter]
    [ValidateRange(0.1, 3600.0)]
    public double PollingIntervalSec { get; set; } = 5;

    /// <summary>
    /// The number of seconds after which the cmdlet ends without an error. The default is no limit. The cmdlet polls
    /// one last time at the end, which may take another five seconds if HubSpot is slow.
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, 31536000.0)]
    public double? TimeoutSec { get; set; }

    /// <summary>The number of messages after which the cmdlet ends. The default is no limit.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>
    /// The types of entries to emit: MESSAGE (the default), COMMENT, ASSIGNMENT and others, or * for all.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(MessageTypeCompleter))]
    [SupportsWildcards]
    public string[] Type { get; set; } = [MessageTypes.Message];

    /// <summary>
    /// The direction of the messages. Incoming emits only messages from the customer, and Outgoing only messages to the
    /// customer.
    /// </summary>
    [Parameter]
    [ValidateSet("Incoming", "Outgoing")]
    public string? Direction { get; set; }

    /// <summary>Collects the threads to watch.</summary>
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
        var scope = new WatchScope
        {
            ThreadIds = _threadIds.Distinct(StringComparer.Ordinal).ToArray(),
            InboxIds = FindInboxes(InboxId),
        };
        using WebhookSignal? webhook = Listen();
        using WatchState? state = StatePath is null
            ? null
            : WatchState.Open(LocalPaths.File(this, StatePath, HubSpotFileException.NotSaved), $"{connection}, {scope.Label}");
        var watch = new ThreadWatch(scope with { Since = state?.Since ?? Since }, _clock);
        Watch(connection, watch, state, webhook);
    }

    /// <summary>Listens for webhook requests; null without -Webhook.</summary>
    private WebhookSignal? Listen()
    {
        if (Webhook is null)
        {
            return ClientSecret is null && PublicUri is null
                ? null
                : throw new HubSpotValidationException(
                    nameof(Webhook), "-ClientSecret and -PublicUri need -Webhook, for example http://127.0.0.1:8080/.");
        }

        if (ClientSecret is not { Length: > 0 })
        {
            throw new HubSpotValidationException(
                nameof(ClientSecret),
                "-Webhook needs the client secret of the app, because it accepts only signed requests. Specify "
                + "-ClientSecret, for example from a vault (Get-Secret HubSpotAppSecret).");
        }

        if (!MyInvocation.BoundParameters.ContainsKey(nameof(PollingIntervalSec)))
        {
            PollingIntervalSec = 300;
        }

        string secret = new NetworkCredential(string.Empty, ClientSecret).Password;
        return new WebhookSignal(Webhook, PublicUri, secret, _clock);
    }

    private void Watch(HubSpotConnection connection, ThreadWatch watch, WatchState? state, WebhookSignal? webhook)
    {
        if (state is { Since: null } && Since is { } since)
        {
            state.Start(since);
        }

        DateTimeOffset started = _clock.GetUtcNow() - AccountWatch.Skew;
        MessageFilter? filter = MessageFilter.Of(Type, Direction);
        var progress = ProgressReporter.OfWatch(this, _threadIds.Count);
        var pause = new WatchPause(TimeSpan.FromSeconds(PollingIntervalSec));

        // Existing messages are read completely, even if the time is short.
        bool goesOn = Look(connection, watch, limit: null, pause);
        bool followsEvent = false;
        while (Emit(watch, state, filter, started) && goesOn && !watch.IsOver)
        {
            // A timer can end a moment early. The remaining moment is not worth another poll.
            TimeSpan? left = TimeLeft;
            bool isLast = left <= pause.Next;
            TimeSpan wait = isLast ? left!.Value : pause.Next;
            if (followsEvent && wait > FollowUp)
            {
                (wait, isLast) = (FollowUp, false);
            }

            if (wait <= TimeSpan.Zero)
            {
                break;
            }

            progress.Show(ProgressStatus.OfWatch(_emitted, wait));
            followsEvent = Await((_, cancellationToken) => WaitAsync(watch, wait, webhook, pause, cancellationToken));
            isLast &= !followsEvent;
            goesOn = wait >= pause.Least
                && Look(connection, watch, TimeLeft < LastLook ? LastLook : TimeLeft, pause)
                && !isLast;
        }

        progress.End();
    }

    /// <summary>Waits until the next poll is due, and returns whether an event is the reason.</summary>
    private static async Task<bool> WaitAsync(
        ThreadWatch watch, TimeSpan time, WebhookSignal? webhook, WatchPause pause, CancellationToken cancellationToken)
    {
        // While HubSpot asks to wait, an event must not make the cmdlet poll.
        if (webhook is null || pause.Least > TimeSpan.Zero)
        {
            await watch.WaitAsync(time, cancellationToken).ConfigureAwait(false);
            return false;
        }

        return await webhook.WaitAsync(stop => watch.WaitAsync(time, stop), cancellationToken).ConfigureAwait(false);
    }

    private TimeSpan? TimeLeft
        => TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) - _clock.GetElapsedTime(_started) : null;

    /// <summary>Polls once, and returns whether there is time for another poll.</summary>
    private bool Look(
        HubSpotConnection connection,
        ThreadWatch watch,
        TimeSpan? limit,
        WatchPause pause)
    {
        try
        {
            bool isDone = CallHubSpot(
                connection, (client, cancellationToken) => watch.PollAsync(client, limit, cancellationToken));
            if (_isFailing)
            {
                WriteVerbose("HubSpot responds again.");
            }

            _isFailing = false;
            _isComplete = isDone;
            pause.Succeeded();
            return isDone;
        }
        catch (HubSpotException exception) when (Transience.Of(exception))
        {
            _isComplete = false;
            WriteFailedPoll(exception);
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

    /// <summary>Warns at the first failure in a row.</summary>
    private void WriteFailedPoll(HubSpotException exception)
    {
        string text = $"A poll failed, and the cmdlet will poll again: {exception.Message}";
        if (_isFailing)
        {
            WriteVerbose(text);
        }
        else
        {
            WriteWarning(text);
        }

        _isFailing = true;
    }

    /// <summary>Emits the new messages, and returns whether to continue.</summary>
    private bool Emit(ThreadWatch watch, WatchState? state, MessageFilter? filter, DateTimeOffset started)
    {
        foreach (ThreadMessage message in watch.Take())
        {
            if (state?.Contains(message) == true)
            {
                continue;
            }

            if (filter is not null && !filter.Takes(message))
            {
                state?.Add(message);
                continue;
            }

            // Record the message only when the rest of the pipeline has handled it.
            WriteObject(message);
            state?.Add(message);
            if (++_emitted == First)
            {
                return false;
            }
        }

        if (_isComplete && state is not null)
        {
            if (state.Since is null)
            {
                // The messages that were there before are never new.
                state.AddSeen(watch.Seen);
            }

            state.Advance(started);
        }

        return true;
    }
}
