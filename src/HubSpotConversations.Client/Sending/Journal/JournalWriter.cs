using HubSpotConversations.Sending.Journal.Lines;

namespace HubSpotConversations.Sending.Journal;

/// <summary>
/// Writes lines in order and in batches. While one batch is being written to disk, the next one collects lines. The
/// task of a line completes when the line is on disk. While there is nothing to write, no thread waits.
/// </summary>
/// <param name="stream">The stream to write to.</param>
/// <param name="flush">Ensures that the written lines are on disk.</param>
/// <param name="path">The path of the file, for errors.</param>
/// <param name="check">
/// Checks before and after each batch that the path still leads to the file; null for no check.
/// </param>
internal sealed class JournalWriter(Stream stream, Action flush, string path, Action? check = null)
{
    private readonly object _gate = new();

    // A thread may use the fields below only with the gate.
    private readonly List<byte> _pending = [];
    private TaskCompletionSource<bool>? _batch;
    private bool _isWriting;
    private Exception? _failure;

    /// <summary>Adds a line.</summary>
    /// <returns>
    /// A task that completes when the line is on disk. It fails with a <see cref="HubSpotJournalException"/> if the
    /// line can't be written, and so does every later line.
    /// </returns>
    public Task Add(JournalLine line)
    {
        byte[] bytes = line.ToBytes();
        lock (_gate)
        {
            if (_failure is { } failure)
            {
                return Task.FromException(Unwritten(failure));
            }

            _pending.AddRange(bytes);

            // The continuations run on other threads, because the writing thread has the next batch to write.
            _batch ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            Task written = _batch.Task;
            if (!_isWriting)
            {
                _isWriting = true;
                ThreadPool.UnsafeQueueUserWorkItem(static writer => ((JournalWriter)writer!).WriteAll(), this);
            }

            return written;
        }
    }

    private void WriteAll()
    {
        while (TakeBatch(out byte[] lines) is { } batch)
        {
            try
            {
                check?.Invoke();
                stream.Write(lines, 0, lines.Length);
                flush();
                check?.Invoke();
            }
            catch (Exception exception)
            {
                Fail(batch, exception);
                return;
            }

            batch.SetResult(true);
        }
    }

    private TaskCompletionSource<bool>? TakeBatch(out byte[] lines)
    {
        lock (_gate)
        {
            TaskCompletionSource<bool>? batch = _batch;
            _batch = null;
            _isWriting = batch is not null;
            lines = [.. _pending];
            _pending.Clear();
            return batch;
        }
    }

    // After an incomplete batch, nothing may follow. A line after it would merge with the part that was written.
    private void Fail(TaskCompletionSource<bool> batch, Exception exception)
    {
        TaskCompletionSource<bool>? next;
        lock (_gate)
        {
            _failure = exception;
            next = _batch;
            _batch = null;
            _isWriting = false;
        }

        batch.SetException(Unwritten(exception));
        next?.SetException(Unwritten(exception));
    }

    private HubSpotJournalException Unwritten(Exception cause)
        => cause is HubSpotJournalException { Problem: HubSpotJournalProblem.Lost }
            ? HubSpotJournalException.Lost(path)
            : HubSpotJournalException.NotWritten(path, cause);
}
