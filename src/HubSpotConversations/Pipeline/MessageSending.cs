using System.Diagnostics;
using HubSpotConversations.Models;
using HubSpotConversations.Sending;

namespace HubSpotConversations.Pipeline;

/// <summary>
/// One call of Send-HubSpotThreadMessage: takes messages on the pipeline thread, has them sent, and writes to the
/// pipeline what became of them.
/// </summary>
internal sealed class MessageSending : IDisposable
{
    // Where messages come slowly, each one's outcome is written before the next is waited for.
    private static readonly TimeSpan SlowSource = TimeSpan.FromMilliseconds(500);

    private const int ManyOnTheWay = 200;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    private readonly ModuleCmdlet _cmdlet;
    private readonly HubSpotConnection _connection;
    private readonly SendOptions _options;
    private readonly RequestTraces _traces;
    private readonly SendProgress _progress;
    private readonly SendGuard? _guard;
    private readonly SendEnding _ending;
    private readonly Func<CompletedReply, bool>? _approve;
    private readonly Stopwatch _sinceInput = Stopwatch.StartNew();

    // Whether the caller waits for each message: because there is only one, or because each one is confirmed.
    private readonly bool _isSingle;

    // The first message is sent on its own, so a mistake that affects every message shows up before many are sent.
    private bool _isProven;
    private SendRun? _run;
    private long _received;
    private long _notAttempted;

    /// <param name="cmdlet">Whose call it is.</param>
    /// <param name="connection">Where messages go.</param>
    /// <param name="options">How they are sent.</param>
    /// <param name="approve">
    /// Asks whether a message is to be sent, once all is filled in; null for nobody to ask.
    /// </param>
    /// <param name="ending">How it is stopped.</param>
    public MessageSending(
        ModuleCmdlet cmdlet,
        HubSpotConnection connection,
        SendOptions options,
        Func<CompletedReply, bool>? approve,
        SendEnding ending)
    {
        _cmdlet = cmdlet;
        _approve = approve;
        _connection = connection;
        _options = options;
        _ending = ending;
        _guard = options.JournalPath is { } path ? SendGuard.Open(path, options.KeepsContent, connection) : null;
        _progress = new SendProgress(cmdlet, options.Total);
        _traces = new RequestTraces(cmdlet, cmdlet.Streams);
        _isSingle = approve is not null || !cmdlet.MyInvocation.ExpectingInput;
    }

    /// <summary>Takes a message.</summary>
    /// <param name="draft">What the user gave, with the connection's sender where there was none.</param>
    /// <param name="given">The same without it.</param>
    /// <param name="key">The user's key for the journal; null for none.</param>
    /// <param name="target">The input that it comes from.</param>
    public void Send(MessageDraft draft, MessageDraft given, string? key, object? target)
    {
        _received++;
        if (_guard is null)
        {
            Begin(new SendItem(draft, target));
            return;
        }

        SendItem item = _guard.Take(draft, given, key, target);
        foreach (SendItem ready in _approve is null ? _guard.Release(item) : [item])
        {
            Begin(ready);
        }
    }

    /// <summary>Waits for all that is on its way, and writes it.</summary>
    public void End()
    {
        foreach (SendItem held in _guard?.ReleaseAll() ?? [])
        {
            Begin(held);
        }

        _progress.IsInputOver = true;
        while (_run is { Count: > 0 })
        {
            WaitForNext();
            WriteEnded();
        }

        _progress.End();
        if (_guard is { Skipped: > 0 } guard)
        {
            _cmdlet.WriteVerbose(FormattableString.Invariant(
                $"{guard.Skipped} messages stand in the journal as sent, and were not sent again."));
        }
    }

    /// <summary>
    /// Before the call ends: waits for what was being sent and writes it, and reports how many messages were not
    /// attempted, so that every message is accounted for.
    /// </summary>
    public void WriteRest()
    {
        _run?.Stop();
        while (_run is { Count: > 0 })
        {
            WaitForNext();
            while (_run.TryTake(out SendItem item))
            {
                WriteBeforeEnd(item);
            }
        }

        _notAttempted += _guard?.HeldCount ?? 0;
        if (_notAttempted > 0)
        {
            _cmdlet.WriteWarning(FormattableString.Invariant(
                $"{_notAttempted} of {_received} messages were not attempted: the call ended before their turn."));
            _notAttempted = 0;
        }
    }

    /// <summary>
    /// Ends what is left, however the pipeline ended; what has left this machine is waited for a while.
    /// </summary>
    public void Dispose()
    {
        if (_run is { Count: > 0 } run)
        {
            run.Stop();
            _ending.Begin();
            _ = run.WhenAllEnded().Wait(SendEnding.Grace);
        }

        _guard?.Dispose();
        _progress.Dispose();
    }

    private void Begin(SendItem item)
    {
        if (!item.IsKnown && _approve is not null && !IsApproved(item, _approve))
        {
            return;
        }

        bool isSlow = _isSingle || _sinceInput.Elapsed > SlowSource;
        _run ??= new SendRun(
            Delivery(_traces.Observe(_connection.Client, _isSingle ? _cmdlet.Waits : _progress)),
            _options.Throttle,
            _options.IsOrdered,
            ErrorRecords.EndsTheCall,
            new SendTokens(_cmdlet.StopToken, _ending.Abort));
        if (item.IsKnown)
        {
            _run.AddEnded(item);
        }
        else
        {
            _run.Add(item);
            if (!_isProven)
            {
                // Not until it is settled: an unknown outcome may take a minute, in which others can be sent.
                WaitFor(item.FirstAttempt);
                _isProven = true;
            }
        }

        WriteEnded();
        while (_run.Count > 0 && (isSlow || !_run.HasRoom))
        {
            WaitForNext();
            WriteEnded();
        }

        _sinceInput.Restart();
    }

    /// <summary>Fills in what the message lacks, so that the question shows it, and asks.</summary>
    private bool IsApproved(SendItem item, Func<CompletedReply, bool> approve)
    {
        try
        {
            _ = _cmdlet.CallHubSpot(_connection, async (client, stop) =>
            {
                await Delivery(client).CompleteAsync(item, stop).ConfigureAwait(false);
                return true;
            });
        }
        catch (HubSpotException failure)
        {
            item.Failure = failure;
            Write(item);
            return false;
        }

        SendOutput.TellFilledIn(_cmdlet, item);
        return approve(item.Reply!);
    }

    private MessageDelivery Delivery(ConversationsClient client)
        => new(client, _options.Settings, _guard?.Journal, ErrorRecords.IdOf);

    private void WaitForNext() => WaitFor(_run!.WhenNext());

    private void WaitFor(Task next)
    {
        SendRun run = _run!;
        if (next.IsCompleted)
        {
            return;
        }

        try
        {
            _ = _cmdlet.AwaitAt(_connection, _isSingle ? SendEnding.Grace : PipelinePump.ShortGrace, async (pipeline, stop) =>
            {
                Attach(pipeline);
                await next.ConfigureAwait(false);
                if (run.Count > ManyOnTheWay)
                {
                    // To be woken for each single one would take longer than to send it.
                    await Task.Delay(Gathering, stop).ConfigureAwait(false);
                }

                return true;
            });
        }
        finally
        {
            Attach(null);
        }
    }

    private void Attach(ICmdletPipeline? pipeline)
    {
        _traces.Attach(pipeline);
        if (_isSingle)
        {
            _cmdlet.Waits.Attach(pipeline);
        }
        else
        {
            _progress.Attach(pipeline);
        }
    }

    private void WriteEnded()
    {
        while (_run!.TryTake(out SendItem item))
        {
            _traces.Tell();
            if (_approve is null)
            {
                SendOutput.TellFilledIn(_cmdlet, item);
            }

            Write(item);
            _progress.Pending = _run.Count;
        }

        if (!_isSingle)
        {
            _progress.Show();
        }
    }

    /// <summary>Writes what became of a message, and ends the call if every further message would fail too.</summary>
    private void Write(SendItem item)
    {
        try
        {
            HubSpotException? end = item.JournalFailure
                ?? (item.Failure is { } failure && ErrorRecords.EndsTheCall(failure) ? failure : null);
            if (end is null)
            {
                if (item.Failure is not null && _cmdlet.StopsOnError)
                {
                    // After the error nothing more can be written.
                    WriteRest();
                }

                WriteOutcome(item);
                return;
            }

            if (item.Sent is not null || (item.Failure is not null && item.Failure != end))
            {
                WriteBeforeEnd(item);
            }

            WriteRest();
            _cmdlet.ThrowFailure(end, SendOutput.TargetOf(item, end));
        }
        catch
        {
            // The pipeline wants nothing more, or the call is over.
            _run?.Stop();
            throw;
        }
    }

    /// <summary>Writes the message, or its error.</summary>
    private void WriteOutcome(SendItem item)
    {
        _progress.Done(item.Failure is not null);
        if (item.IsNotAttempted)
        {
            _notAttempted++;
            return;
        }

        SendOutput.WriteSent(_cmdlet, item);
        SendOutput.WriteError(_cmdlet, item);
    }

    /// <summary>The same before the call ends with another error.</summary>
    private void WriteBeforeEnd(SendItem item)
    {
        if (_cmdlet.StopsOnError && item is { Failure: { } failure, Fault: null })
        {
            // A second error would end the pipeline before the one that ends it.
            _progress.Done(isFailed: true);
            _cmdlet.WriteWarning($"Thread {item.Draft.ThreadId}: {failure.Message}");
            return;
        }

        WriteOutcome(item);
    }
}
