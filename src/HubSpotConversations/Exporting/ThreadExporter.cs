using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Files;
using HubSpotConversations.Models;
using HubSpotConversations.Progress;
using HubSpotConversations.Resources;
using HubSpotConversations.Runtime;
using HubSpotConversations.Storage;
using HubSpotConversations.Transcripts;

namespace HubSpotConversations.Exporting;

/// <summary>
/// Exports threads in the order of the input. While it writes one thread, it reads a few of the next ones, and keeps no
/// more in memory.
/// </summary>
/// <param name="cmdlet">The calling cmdlet.</param>
/// <param name="target">Where to write.</param>
/// <param name="scope">Which entries to export.</param>
/// <param name="savesFiles">Whether to save attachments.</param>
/// <param name="replaces">Whether to replace existing files.</param>
internal sealed class ThreadExporter(
    ConnectedCmdlet cmdlet, ExportTarget target, TranscriptScope scope, bool savesFiles, bool replaces) : IDisposable
{
    private const int MostPending = 4;

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly Queue<PendingThread> _pending = new();
    private readonly CancellationTokenSource _end = new();
    private ITranscriptStore? _store;
    private RequestTraces? _traces;
    private ConversationsClient? _client;
    private ProgressReporter? _progress;
    private bool? _isConfirmed;
    private int _messages;
    private int _newMessages;
    private int _files;

    private TranscriptCoverage Needed
        => savesFiles ? TranscriptCoverage.Entries | TranscriptCoverage.Files : TranscriptCoverage.Entries;

    private TranscriptBook? Book => _store as TranscriptBook;

    /// <summary>Starts to export a thread.</summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="thread">The thread, if it was listed.</param>
    public void Add(string threadId, ConversationThread? thread)
    {
        if (_given.Add(threadId))
        {
            cmdlet.ProcessItem(threadId, () => Start(threadId, thread));
        }
    }

    /// <summary>Writes what is still pending.</summary>
    /// <exception cref="HubSpotFileException">The file for all threads can't be written.</exception>
    public void Complete()
    {
        while (_pending.Count > 0)
        {
            WriteNext();
        }

        _progress?.End();
        if (Book is { } book)
        {
            book.Complete();
            if (book.ThreadCount > 0)
            {
                cmdlet.WriteObject(Result(threadId: null, target.Path, book.ThreadCount, _messages, _newMessages, _files));
            }
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        Book?.Dispose();
        _end.Dispose();
    }

    private void Start(string threadId, ConversationThread? thread)
    {
        if (!IsConfirmed(threadId))
        {
            return;
        }

        // A connection, and a file for all threads, are needed only now: -WhatIf needs neither.
        _traces ??= new RequestTraces(cmdlet, cmdlet.Streams);
        _client ??= _traces.Observe(cmdlet.CurrentConnection.Client, cmdlet.Waits);
        _store ??= OpenStore();
        _pending.Enqueue(new PendingThread(threadId, thread, _store.Read(threadId), Needed, IsDue)
            .Start(_client, scope, _end.Token));
        if (_pending.Count >= MostPending)
        {
            WriteNext();
        }
    }

    private bool IsConfirmed(string threadId) => target.IsFolder
        ? cmdlet.ShouldProcess(
            new TranscriptFolder(target.Path, target.Format, replaces).PathOf(threadId),
            $"Export {ChangeTarget.Thread(cmdlet, threadId)}")
        : _isConfirmed ??= cmdlet.ShouldProcess(
            target.Path, ChangeTarget.Of(cmdlet.KnownConnection, $"Export threads ({target.Format.Name})"));

    private ITranscriptStore OpenStore()
    {
        if (target.IsFolder)
        {
            PartialFile.Sweep(target.Path);
            return new TranscriptFolder(target.Path, target.Format, replaces);
        }

        try
        {
            return TranscriptBook.Open(target.Path, target.Format, replaces);
        }
        catch (HubSpotFileException exception)
        {
            // No thread can be exported.
            cmdlet.ThrowFailure(exception, target.Path);
            throw;
        }
    }

    /// <summary>
    /// Whether to write an entry: a new one, or one whose attachments weren't saved yet.
    /// </summary>
    private bool IsDue(ThreadMessage entry, TranscriptBlock? existing)
        => existing is null
            || (savesFiles && entry.AttachmentList.Any(static attachment => attachment is FileAttachment)
                && existing.Text.IndexOf(
                    string.Join("/", target.FolderOf(entry.ThreadId ?? string.Empty).Split('/').Select(Uri.EscapeDataString)),
                    StringComparison.Ordinal) < 0
                && existing.Text.IndexOf(target.FolderOf(entry.ThreadId ?? string.Empty), StringComparison.Ordinal) < 0);

    private void WriteNext()
    {
        PendingThread thread = _pending.Dequeue();
        cmdlet.ProcessItem(thread.ThreadId, () => Write(thread));
        _progress ??= ProgressReporter.OfItems(cmdlet, "Exporting threads");
        _progress.Done($"thread {thread.ThreadId}");
    }

    private void Write(PendingThread thread)
    {
        bool isChanged = WaitFor(thread.Reading);
        int count = thread.Existing.Blocks.Count;
        int added = 0;
        int files = 0;
        if (isChanged)
        {
            var folder = new SaveFolder(
                Path.Combine(target.Folder, target.FolderOf(thread.ThreadId)), ExistingFiles.Skip);
            var entries = new List<TranscriptEntry>();
            foreach (ThreadMessage entry in thread.Due)
            {
                entries.Add(new TranscriptEntry(entry, FilesOf(thread, entry, folder, ref files)));
            }

            var heading = new TranscriptHeading(thread.Thread!, _client!.Directory, thread.Subject, CoverageOf(entries));
            var transcript = new Transcript(target.Format, heading, thread.Existing.Blocks, entries);
            _store!.Write(transcript);
            (count, added) = (transcript.Count, transcript.NewCount);
        }

        if (count == 0)
        {
            cmdlet.WriteVerbose($"Thread {thread.ThreadId} has nothing to export.");
            return;
        }

        _messages += count;
        _newMessages += added;
        _files += files;
        if (target.IsFolder)
        {
            cmdlet.WriteObject(Result(thread.ThreadId, _store!.PathOf(thread.ThreadId), 1, count, added, files));
        }
    }

    private TranscriptCoverage CoverageOf(IEnumerable<TranscriptEntry> entries)
    {
        bool hasFiles = savesFiles && entries.SelectMany(static entry => entry.Files)
            .All(static file => file.Attachment is not FileAttachment || file.Path is not null);
        return (scope.IsAll ? TranscriptCoverage.Entries : TranscriptCoverage.None)
            | (hasFiles ? TranscriptCoverage.Files : TranscriptCoverage.None);
    }

    private bool WaitFor(Task<bool> reading)
    {
        try
        {
            return cmdlet.AwaitAt(cmdlet.CurrentConnection, PipelinePump.ShortGrace, (pipeline, _) =>
            {
                cmdlet.Waits.Attach(pipeline);
                return reading;
            });
        }
        finally
        {
            cmdlet.Waits.Attach(null);
            _traces!.Report();
        }
    }

    /// <summary>The attachments of an entry. It saves the files among them.</summary>
    private List<TranscriptFile> FilesOf(PendingThread thread, ThreadMessage entry, SaveFolder folder, ref int saved)
    {
        var files = new List<TranscriptFile>();
        foreach (Attachment attachment in entry.AttachmentList)
        {
            string? path = null;
            if (savesFiles && attachment is FileAttachment file)
            {
                (path, bool isNew) = Save(thread, file, folder);
                saved += isNew ? 1 : 0;
            }

            files.Add(new TranscriptFile(attachment, path));
        }

        return files;
    }

    private (string? Path, bool IsNew) Save(PendingThread thread, FileAttachment file, SaveFolder folder)
    {
        var save = new AttachmentSave(FileSource.Of(file), folder);
        FileInfo? saved = null;
        cmdlet.ProcessItem(file, () => saved = cmdlet.CallHubSpot(cmdlet.CurrentConnection, save.RunAsync));
        return save.SavedPath is { } path
            ? ($"{target.FolderOf(thread.ThreadId)}/{Path.GetFileName(path)}", saved is not null)
            : (null, false);
    }

    private HubSpotThreadExport Result(string? threadId, string path, int threads, int messages, int added, int files)
        => new()
        {
            ThreadId = threadId,
            Threads = threads,
            Messages = messages,
            NewMessages = added,
            Files = files,
            Format = target.Format.Name,
            Path = path,
        };
}
