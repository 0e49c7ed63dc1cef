using System.Text.Json;
using HubSpotConversations.Http.Content;
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
internal sealed class JournalQueue(Stream stream, Action flush, string path, Action? check = null) : IDisposable
{
    private readonly object _gate = new();
    private readonly Utf8JsonWriter _json = new(Stream.Null, DraftWriter.Options);

    // The writing thread owns the buffer in flight. A thread may use the other fields below only with the gate.
    private ByteBuffer _gathering = new();
    private ByteBuffer _onItsWay = new();
    private TaskCompletionSource<bool>? _batch;
    private bool _isWriting;
    private Exception? _failure;

    /// <summary>Adds a line.</summary>
    /// <returns>
    /// A task that completes when the line is on disk. It fails with a <see cref="HubSpotJournalException"/> if the
    /// line can't be written, and so does every later line.
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

            // The continuations run on other threads, because the writing thread has the next batch to write.
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

    /// <summary>Releases the buffers. Call it only after the task of the last line has completed.</summary>
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
            // An incomplete line would damage the journal.
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
