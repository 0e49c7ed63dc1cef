using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Sending;

/// <summary>
/// Writes lines in the order in which they come, many together: while one batch is on its way to the disk, the next
/// one gathers. A line's task is done when the line is on the disk. Where nothing is to be written, no thread waits.
/// </summary>
/// <param name="stream">Where the lines go.</param>
/// <param name="flush">Makes sure that what was written is on the disk.</param>
/// <param name="path">The file, as errors name it.</param>
/// <param name="check">Checks before and after each batch that the path still leads to the file; null for none.</param>
internal sealed class JournalQueue(Stream stream, Action flush, string path, Action? check = null) : IDisposable
{
    private readonly object _gate = new();
    private readonly Utf8JsonWriter _json = new(Stream.Null, DraftWriter.Options);

    // Of all below, what is on its way belongs to the thread that writes, and the rest to whoever has the gate.
    private ByteBuffer _gathering = new();
    private ByteBuffer _onItsWay = new();
    private TaskCompletionSource<bool>? _batch;
    private bool _isWriting;
    private Exception? _failure;

    /// <summary>Adds a line.</summary>
    /// <returns>
    /// Done when it is on the disk; faulted with a <see cref="HubSpotJournalException"/> where it can't be written, and
    /// for every line from then on.
    /// </returns>
    public Task Add(in JournalLine line)
    {
        lock (_gate)
        {
            if (_failure is { } failure)
            {
                return Task.FromException(Unwritten(failure));
            }

            Gather(line);

            // Whoever waits goes on elsewhere: the thread that writes has the next batch to write.
            _batch ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            Task written = _batch.Task;
            if (!_isWriting)
            {
                _isWriting = true;
                ThreadPool.UnsafeQueueUserWorkItem(static queue => ((JournalQueue)queue!).WriteAll(), this);
            }

            return written;
        }
    }

    /// <summary>Lets go of the buffers; to be called when the task of the last line is done.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _json.Dispose();
            _gathering.Dispose();
            _onItsWay.Dispose();
        }
    }

    private void Gather(in JournalLine line)
    {
        int length = _gathering.Count;
        try
        {
            _json.Reset(_gathering);
            line.Write(_json);
            _json.Flush();
            _gathering.Add((byte)'\n');
        }
        catch
        {
            // Half of a line would spoil the journal.
            _gathering.Truncate(length);
            throw;
        }
    }

    private void WriteAll()
    {
        while (TakeBatch() is { } batch)
        {
            try
            {
                check?.Invoke();
                stream.Write(_onItsWay.Bytes, 0, _onItsWay.Count);
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

    private TaskCompletionSource<bool>? TakeBatch()
    {
        lock (_gate)
        {
            TaskCompletionSource<bool>? batch = _batch;
            _batch = null;
            _isWriting = batch is not null;
            (_gathering, _onItsWay) = (_onItsWay, _gathering);
            _gathering.Truncate(0);
            return batch;
        }
    }

    // After half of a batch nothing may follow: a line behind it would be one with what is there of it.
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
