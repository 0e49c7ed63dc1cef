using System.Diagnostics;
using HubSpotConversations.Connections;
using HubSpotConversations.Errors;
using HubSpotConversations.Models;
using HubSpotConversations.Progress;
using HubSpotConversations.Resources;
using HubSpotConversations.Runtime;
using HubSpotConversations.Sending.Journal;

namespace HubSpotConversations.Sending;

/// <summary>
/// One call of a cmdlet that sends messages. It accepts messages on the pipeline thread, sends them, and writes the
/// results to the pipeline.
/// </summary>
internal sealed class SendSession : IDisposable
{
    // If messages arrive slowly, write each result before waiting for the next message.
    private static readonly TimeSpan SlowSource = TimeSpan.FromMilliseconds(500);

    private const int ManyInFlight = 200;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    private readonly ModuleCmdlet _cmdlet;
    private readonly HubSpotConnection _connection;
    private readonly SendOptions _options;
    private readonly RequestTraces _traces;
    private readonly SendProgress _progress;
    private readonly JournalCheck? _journal;
    private readonly SendCancellation _cancellation;
    private readonly SendTally _tally;
    private readonly Func<ConversationsClient, SendJournal?, IMessageProcessor> _processor;
    private readonly Func<SendItem, bool>? _approve;
    private readonly Stopwatch _sinceInput = Stopwatch.StartNew();

    // Whether the caller waits for each message: because there is only one, or because each one is confirmed.
    private readonly bool _isSingle;

    // The first message is sent on its own, so a mistake that affects every message shows up before many are sent.
    private bool _isProven;
    private SendRun? _run;

    /// <param name="cmdlet">The calling cmdlet.</param>
    /// <param name="connection">The connection to send with.</param>
    /// <param name="options">The send options.</param>
    /// <param name="processor">Creates what handles each message.</param>
    /// <param name="approve">
    /// Completes a message and asks for confirmation; null to send without asking.
    /// </param>
    /// <param name="cancellation">Stops the send.</param>
    /// <param name="tally">Counts the outcomes.</param>
    public SendSession(
        ModuleCmdlet cmdlet,
        HubSpotConnection connection,
        SendOptions options,
        Func<ConversationsClient, SendJournal?, IMessageProcessor> processor,
        Func<SendItem, bool>? approve,
        SendCancellation cancellation,
        SendTally tally)
    {
        _tally = tally;
        _cmdlet = cmdlet;
        _processor = processor;
        _approve = approve;
        _connection = connection;
        _options = options;
        _cancellation = cancellation;
        _journal = options.JournalPath is { } path ? JournalCheck.Open(path, options.KeepsContent, connection) : null;
        _progress = new SendProgress(cmdlet, cmdlet.Waits, options.Total);
        _traces = new RequestTraces(cmdlet, cmdlet.Streams);
        _isSingle = approve is not null || !cmdlet.MyInvocation.ExpectingInput;
    }

    /// <summary>The path of the journal; null if there isn't one.</summary>
    public string? JournalPath => _options.JournalPath;

    /// <summary>Sends a message.</summary>
    /// <param name="draft">The draft, with the connection's sender if the user specified none.</param>
    /// <param name="given">The draft without the connection's sender.</param>
    /// <param name="key">The user's key for the journal; null to use the content.</param>
    /// <param name="target">The pipeline input.</param>
    /// <param name="place">How errors name the row of the input; null if there is only one message.</param>
    public void Send(Draft draft, Draft given, string? key, object? target, string? place)
    {
        if (_journal is null)
        {
            Begin(new SendItem(draft, target) { Place = place });
            return;
        }

        SendItem item = _journal.Take(draft, given, key, target);
        item.Place = place;
        foreach (SendItem ready in _approve is null ? _journal.Release(item) : [item])
        {
            Begin(ready);
        }
    }

    /// <summary>Waits for messages in flight, and writes their results.</summary>
    public void End()
    {
        foreach (SendItem waiting in _journal?.ReleaseAll() ?? [])
        {
            Begin(waiting);
        }

        _progress.IsInputOver = true;
        while (_run is { Count: > 0 })
        {
            WaitForNext();
            WriteEnded();
        }

        _progress.End();
        if (_journal is { Skipped: > 0 } journal)
        {
            _cmdlet.WriteVerbose(FormattableString.Invariant(
                $"{journal.Skipped} messages were not sent again, because the journal contains them as sent."));
        }
    }

    /// <summary>
    /// Before the call ends, waits for messages in flight and writes their results. It reports how many messages were
    /// not attempted, so that every message is accounted for.
    /// </summary>
    public void WriteRest()
    {
        _run?.Stop();
        while (_run is { Count: > 0 })
        {
            WaitForNext();
            while (TryTake(out SendItem item))
            {
                WriteBeforeEnd(item);
            }
        }

        _tally.AddNotAttempted(_journal?.HeldCount ?? 0);
        if (_tally.Warning(_options.JournalPath, _cmdlet.StopsOnError) is { } warning)
        {
            _cmdlet.WriteWarning(warning);
        }
    }

    /// <summary>Stops the remaining work, and waits a short time for messages in flight.</summary>
    public void Dispose()
    {
        if (_run is { Count: > 0 } run)
        {
            run.Stop();
            _cancellation.Begin();
            _ = run.WhenAllEnded().Wait(SendCancellation.Grace);
        }

        _journal?.Dispose();
    }

    private void Begin(SendItem item)
    {
        if (!item.IsKnown && _approve is not null && !IsApproved(item, _approve))
        {
            return;
        }

        bool isSlow = _isSingle || _sinceInput.Elapsed > SlowSource;
        _run ??= new SendRun(
            _processor(_traces.Observe(_connection.Client, _cmdlet.Waits), _journal?.Journal),
            _options.Throttle,
            _options.IsOrdered,
            ErrorRecords.EndsTheCall,
            new SendTokens(_cmdlet.StopToken, _cancellation.Abort));
        if (item.IsKnown)
        {
            _run.AddEnded(item);
        }
        else
        {
            _run.Add(item);
            if (!_isProven)
            {
                // Wait only for the first attempt. An unknown outcome may take a minute, so send others meanwhile.
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

    private bool IsApproved(SendItem item, Func<SendItem, bool> approve)
    {
        try
        {
            return approve(item);
        }
        catch (HubSpotException failure)
        {
            item.Failure = failure;
            _tally.Add(item);
            Write(item);
            return false;
        }
    }

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
            TimeSpan grace = _isSingle ? SendCancellation.Grace : PipelinePump.ShortGrace;
            _ = _cmdlet.AwaitAt(_connection, grace, async (pipeline, stop) =>
            {
                Attach(pipeline);
                await (_isSingle ? next : _progress.ShowUntilAsync(next, pipeline)).ConfigureAwait(false);
                if (run.Count > ManyInFlight)
                {
                    // A wakeup for each message would take longer than the send itself.
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
        _cmdlet.Waits.Attach(pipeline, hasBar: _isSingle);
    }

    private void WriteEnded()
    {
        while (TryTake(out SendItem item))
        {
            _traces.Report();
            if (_approve is null)
            {
                SendOutput.WriteFilledIn(_cmdlet, item);
            }

            Write(item);
            _progress.Pending = _run!.Count;
        }

        if (!_isSingle)
        {
            _progress.Show();
        }
    }

    private bool TryTake(out SendItem item)
    {
        if (!_run!.TryTake(out item))
        {
            return false;
        }

        // If the message ended before the caller waited for it, no wait has saved a new refresh token yet.
        RefreshTokenKeeper.KeepFor(_cmdlet, _connection);
        _tally.Add(item);
        return true;
    }

    /// <summary>Writes the result of a message, and ends the call if every other message would fail too.</summary>
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
                    // Nothing can be written after the error.
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
            // The pipeline accepts no more output, or the call has ended.
            _run?.Stop();
            throw;
        }
    }

    /// <summary>Writes the message or its error.</summary>
    private void WriteOutcome(SendItem item)
    {
        _progress.Done(item.Failure is not null);
        if (item.IsNotAttempted)
        {
            return;
        }

        SendOutput.WriteSent(_cmdlet, item);
        SendOutput.WriteError(_cmdlet, item);
    }

    /// <summary>Writes the message or its error before the call ends with another error.</summary>
    private void WriteBeforeEnd(SendItem item)
    {
        if (_cmdlet.StopsOnError && item is { Failure: { } failure, Fault: null })
        {
            // A second error would end the pipeline before the main one.
            _progress.Done(isFailed: true);
            _cmdlet.WriteWarning($"{item.Place ?? item.Draft.ToString()}: {failure.Message}");
            return;
        }

        WriteOutcome(item);
    }
}
