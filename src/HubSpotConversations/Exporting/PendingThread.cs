using HubSpotConversations.Lookup;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Transcripts;

namespace HubSpotConversations.Exporting;

/// <summary>A thread that is being read.</summary>
internal sealed class PendingThread
{
    private readonly string _threadId;
    private readonly ConversationThread? _known;
    private readonly Func<ThreadMessage, TranscriptBlock?, bool> _isDue;
    private readonly TranscriptCoverage _needed;

    /// <param name="threadId">The id of the thread.</param>
    /// <param name="known">The thread, if it was listed.</param>
    /// <param name="existing">The entries that the file contains.</param>
    /// <param name="needed">What the file must contain for certain, so that older entries need no look.</param>
    /// <param name="isDue">Whether an entry must be written, given what the file contains.</param>
    public PendingThread(
        string threadId,
        ConversationThread? known,
        ExistingTranscript existing,
        TranscriptCoverage needed,
        Func<ThreadMessage, TranscriptBlock?, bool> isDue)
    {
        _needed = needed;
        _threadId = threadId;
        _known = known;
        _isDue = isDue;
        Existing = existing;
    }

    public string ThreadId => _threadId;

    /// <summary>The entries that the file contains.</summary>
    public ExistingTranscript Existing { get; }

    /// <summary>The entries to write, oldest first.</summary>
    public IReadOnlyList<ThreadMessage> Due { get; private set; } = [];

    /// <summary>The thread; null if nothing is due.</summary>
    public ConversationThread? Thread { get; private set; }

    /// <summary>The first subject of the thread; null if it has none.</summary>
    public string? Subject { get; private set; }

    /// <summary>The reading, which starts immediately.</summary>
    public Task<bool> Reading { get; private set; } = Task.FromResult(false);

    /// <summary>Starts to read the thread on another thread.</summary>
    public PendingThread Start(ConversationsClient client, TranscriptScope scope, CancellationToken cancellationToken)
    {
        Reading = Task.Run(() => ReadAsync(client, scope, cancellationToken), cancellationToken);

        // Observe the exception, in case the pipeline ends before.
        _ = Reading.ContinueWith(
            static failed => failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return this;
    }

    private async Task<bool> ReadAsync(
        ConversationsClient client, TranscriptScope scope, CancellationToken cancellationToken)
    {
        Dictionary<string, TranscriptBlock> existing = Existing.Blocks.GroupBy(static block => block.Key, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);
        Func<ThreadMessage, bool>? isKnown = scope.IsAll && (Existing.Coverage & _needed) == _needed
            ? entry => !_isDue(entry, BlockOf(entry))
            : null;
        IReadOnlyList<ThreadMessage> all = await TranscriptSource
            .ReadAsync(client, _threadId, scope, isKnown, cancellationToken).ConfigureAwait(false);
        ThreadMessage[] due = all.Where(entry => _isDue(entry, BlockOf(entry))).ToArray();
        if (due.Length == 0)
        {
            return false;
        }

        Thread = _known ?? await TranscriptSource.ReadThreadAsync(client, _threadId, cancellationToken)
            .ConfigureAwait(false);
        await ThreadNames.FindAsync(client, [Thread], cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < due.Length; i++)
        {
            due[i] = await TranscriptSource.CompleteAsync(client, due[i], cancellationToken).ConfigureAwait(false);
        }

        Subject = all.OfType<ConversationMessage>().Select(static message => message.Subject)
            .FirstOrDefault(static subject => !string.IsNullOrWhiteSpace(subject));
        Due = due;
        return true;

        TranscriptBlock? BlockOf(ThreadMessage entry)
            => existing.TryGetValue(TranscriptEntry.KeyOf(entry), out TranscriptBlock? block) ? block : null;
    }
}
