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
    private readonly DirectSend _direct;
    private readonly Func<CompletedReply, bool>? _approve;
    private readonly Stopwatch _sinceInput = Stopwatch.StartNew();

    // The first message goes alone: what is wrong with all of them shows before many are on their way, and whoever
    // wants one only gets one only.
    private bool _isProven;
    private SendRun? _run;

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
        _direct = new DirectSend(cmdlet, connection, Delivery, approve, ending);
    }

    /// <summary>Takes a message.</summary>
    /// <param name="draft">What the user gave, with the connection's sender where there was none.</param>
    /// <param name="given">The same without it.</param>
    /// <param name="key">The user's key for the journal; null for none.</param>
    /// <param name="target">The input that it comes from.</param>
    public void Send(MessageDraft draft, MessageDraft given, string? key, object? target)
    {
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
        if (!_isProven || _approve is not null || _options.Throttle == 1 || !_cmdlet.MyInvocation.ExpectingInput)
        {
            if (item.Sent is null)
            {
                _direct.Send(item);
            }

            Write(item);
            _isProven |= item.Sent?.Outcome != SendOutcomes.AlreadySent;
            _sinceInput.Restart();
            return;
        }

        bool isSlow = _sinceInput.Elapsed > SlowSource;
        _run ??= new SendRun(
            Delivery(_traces.Observe(_connection.Client, _progress)),
            _options.Throttle,
            _options.IsOrdered,
            ErrorRecords.EndsTheCall,
            new SendTokens(_cmdlet.StopToken, _ending.Abort));
        if (item.Sent is null)
        {
            _run.Add(item);
        }
        else
        {
            _run.AddEnded(item);
        }

        WriteEnded();
        while (_run.Count > 0 && (isSlow || !_run.HasRoom))
        {
            WaitForNext();
            WriteEnded();
        }

        _sinceInput.Restart();
    }

    private MessageDelivery Delivery(ConversationsClient client)
        => new(client, _options.Settings, _guard?.Journal, ErrorRecords.IdOf);

    private void WaitForNext()
    {
        SendRun run = _run!;
        Task next = run.WhenNext();
        if (next.IsCompleted)
        {
            return;
        }

        try
        {
            _ = _cmdlet.AwaitAt(_connection, PipelinePump.ShortGrace, async (pipeline, stop) =>
            {
                _progress.Attach(pipeline);
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
            _progress.Attach(null);
        }
    }

    private void WriteEnded()
    {
        while (_run!.TryTake(out SendItem item))
        {
            _traces.Tell();
            SendOutput.TellFilledIn(_cmdlet, item);
            Write(item);
            _progress.Pending = _run.Count;
        }

        _progress.Show();
    }

    /// <summary>Writes what became of a message.</summary>
    private void Write(SendItem item)
    {
        if (item.IsDeclined)
        {
            return;
        }

        _progress.Done(item.Failure is not null);
        try
        {
            SendOutput.WriteSent(_cmdlet, item);
            if (item.Failure is { } failure && ErrorRecords.EndsTheCall(failure))
            {
                WriteRest();
            }

            SendOutput.WriteFailure(_cmdlet, item);
        }
        catch
        {
            // Nobody wants more, or it is over for all.
            _run?.Stop();
            throw;
        }
    }

    /// <summary>Before the call ends: what was on its way meanwhile is waited for and written.</summary>
    private void WriteRest()
    {
        _run?.Stop();
        while (_run is { Count: > 0 })
        {
            WaitForNext();
            if (_run.TryTake(out SendItem item) && !(item.Failure is { } failure && ErrorRecords.EndsTheCall(failure)))
            {
                Write(item);
            }
        }
    }
}
