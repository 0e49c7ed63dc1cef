using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Errors;
using HubSpotConversations.Formatting;
using HubSpotConversations.Http.Retries;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Models;
using HubSpotConversations.Progress;
using HubSpotConversations.Sending.Delivery;

namespace HubSpotConversations.Commands;

/// <summary>Waits until HubSpot has delivered messages.</summary>
/// <remarks>
/// <para>
/// HubSpot accepts a message first and delivers it afterwards. The cmdlet asks HubSpot for the status of each message
/// until it is SENT, RECEIVED, READ or FAILED, or until -TimeoutSec is over. It emits the messages with their current
/// status, in the order of the input. SENT means that HubSpot passed the message on, for example to a mail server. An
/// email can still bounce later, so you can check the same message again.
/// </para>
/// <para>
/// Pipe in the messages from Send-HubSpotThreadMessage, also after they were saved to a file, or the messages of a
/// journal. The cmdlet collects them first. It then checks each message once, waits for a second, and checks those whose
/// delivery isn't over. Each further pause is twice as long, up to 30 seconds. A check of a message takes one request.
/// </para>
/// <para>
/// A message that HubSpot can't deliver causes the error HubSpotDeliveryFailed with HubSpot's reason. If the time is
/// over first, the error HubSpotDeliveryPending names the last status. Neither stops the wait for the other messages.
/// </para>
/// </remarks>
/// <example>
/// <para>Send a message and wait for its delivery</para>
/// <code>
/// Send-HubSpotThreadMessage 6065362089 'On its way.' -Sender A-52301001 | Wait-HubSpotMessage
/// </code>
/// <para>Emits the message with its final status, or an error with HubSpot's reason.</para>
/// </example>
/// <example>
/// <para>Check the messages of a journal once</para>
/// <code>
/// $journal = [System.IO.Path]::GetTempFileName()
/// $null = Send-HubSpotThreadMessage 6065362089 'Your order' -Sender A-52301001 -Journal $journal
/// Get-HubSpotSendJournal $journal -Status Sent | Wait-HubSpotMessage -TimeoutSec 0
/// </code>
/// <para>With -TimeoutSec 0, the cmdlet asks HubSpot once for each message and doesn't wait.</para>
/// </example>
/// <example>
/// <para>List the messages that were not delivered</para>
/// <code>
/// $sent | Wait-HubSpotMessage -ErrorVariable lost -ErrorAction SilentlyContinue   # doc: not run
/// $lost.TargetObject | Format-Table ThreadId, To, Status
/// </code>
/// <para>The errors contain the messages as HubSpot has them.</para>
/// </example>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
/// <seealso cref="GetHubSpotSendJournalCommand"/>
[Cmdlet(VerbsLifecycle.Wait, "HubSpotMessage")]
[OutputType(typeof(ConversationMessage))]
public sealed class WaitHubSpotMessageCommand : ConnectedCmdlet
{
    // Progress and output follow after this many requests of each slot.
    private const int Batch = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // A check may be in progress when the time is up.
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(5);

    // In the order of the input. A message that comes twice is checked once.
    private readonly List<DeliveryCheck> _input = [];
    private readonly Dictionary<(string ThreadId, string MessageId), DeliveryCheck> _checks = [];
    private TimeProvider _clock = TimeProvider.System;
    private long _started;
    private int _emitted;

    /// <summary>The id of the thread that contains the message. You can pipe in messages.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string ThreadId { get; set; } = string.Empty;

    /// <summary>The ids of the messages.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string?[] MessageId { get; set; } = [];

    /// <summary>
    /// The number of seconds to wait for the deliveries, from the first check. The default is 300. Each message is
    /// checked at least once, however long that takes; 0 checks each of them once.
    /// </summary>
    [Parameter]
    [Alias("Timeout")]
    [ValidateRange(0.0, 86400.0)]
    public double TimeoutSec { get; set; } = 300;

    /// <summary>The maximum number of messages to check at once.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Collects the messages.</summary>
    protected override void ProcessRecord()
    {
        foreach (string messageId in Ids.Given(MessageId))
        {
            if (!_checks.TryGetValue((ThreadId, messageId), out DeliveryCheck? check))
            {
                check = new DeliveryCheck(ThreadId, messageId);
                _checks.Add((ThreadId, messageId), check);
            }

            _input.Add(check);
        }
    }

    /// <summary>Waits for the deliveries.</summary>
    protected override void EndProcessing()
    {
        if (_input.Count == 0)
        {
            return;
        }

        try
        {
            WaitForDeliveries();
        }
        catch (HubSpotException exception)
        {
            ThrowFailure(exception, target: null);
        }
    }

    private TimeSpan Elapsed => _clock.GetElapsedTime(_started);

    private TimeSpan TimeLeft => TimeSpan.FromSeconds(TimeoutSec) - Elapsed;

    private void WaitForDeliveries()
    {
        _clock = CurrentConnection.Client.Clock;
        _started = _clock.GetTimestamp();
        var progress = ProgressReporter.OfDeliveries(this);
        CheckAll(progress, isFirst: true);
        for (int pauses = 1; Pending().Length > 0 && TimeLeft > TimeSpan.Zero; pauses++)
        {
            TimeSpan pause = Backoff.After(pauses, FirstPause, LongestPause);
            pause = pause < TimeLeft ? pause : TimeLeft;
            Show(progress, pause);
            _ = Await(async (_, cancellationToken) =>
            {
                await TimeLimit.WaitAsync(_clock, pause, cancellationToken).ConfigureAwait(false);
                return true;
            });
            CheckAll(progress, isFirst: false);
        }

        foreach (DeliveryCheck check in Pending())
        {
            check.Expire(Elapsed);
        }

        progress.End();
        Emit();
    }

    /// <summary>Checks each pending message once, and emits those at the front that are over.</summary>
    private void CheckAll(ProgressReporter progress, bool isFirst)
    {
        DeliveryCheck[] pending = Pending();
        for (int done = 0; done < pending.Length; done += ThrottleLimit * Batch)
        {
            DeliveryCheck[] batch = [.. pending.Skip(done).Take(ThrottleLimit * Batch)];
            TimeSpan? limit = isFirst ? null : TimeLeft + LastLook;
            bool isDone = CallHubSpot(CurrentConnection, (client, cancellationToken) => DeliveryChecks.RunAsync(
                client, batch, ThrottleLimit, Elapsed < SettlingTime.Default, limit, cancellationToken));
            Emit();
            if (batch.FirstOrDefault(static check => check.Failure is { } failure && ErrorRecords.EndsTheCall(failure))
                is { } last)
            {
                throw last.Failure!;
            }

            if (!isDone || (!isFirst && TimeLeft <= TimeSpan.Zero && done + batch.Length < pending.Length))
            {
                return;
            }

            Show(progress, next: null);
        }
    }

    private DeliveryCheck[] Pending() => [.. _checks.Values.Where(static check => !check.IsOver)];

    private void Show(ProgressReporter progress, TimeSpan? next)
        => progress.Show(ProgressStatus.OfDeliveries(
            _checks.Count - Pending().Length, _checks.Count, next));

    /// <summary>Emits the messages at the front of the input whose outcome is known.</summary>
    private void Emit()
    {
        for (; _emitted < _input.Count && _input[_emitted].IsOver; _emitted++)
        {
            DeliveryCheck check = _input[_emitted];
            if (check.Failure is null)
            {
                WriteObject(NamedView.Of(check.Message!, "Delivery"));
            }
            else if (!ErrorRecords.EndsTheCall(check.Failure))
            {
                WriteError(ErrorRecords.Create(check.Failure, (object?)check.Message ?? check.MessageId));
            }
        }
    }
}
