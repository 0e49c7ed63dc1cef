using HubSpotConversations.Accounts;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Sending.Composition;

/// <summary>
/// Remembers what a run has read of its threads, so that many messages to the same thread read it once. Thread-safe and
/// limited in size.
/// </summary>
internal sealed class ThreadFactsCache
{
    private const int Most = 1000;

    private readonly KnownItems<Entry> _entries = new(Most);

    /// <summary>Returns the facts for a draft, and reads the thread if they are not known yet.</summary>
    public async Task<ThreadFacts> GetAsync(
        ConversationsClient client, MessageDraft draft, CancellationToken cancellationToken)
    {
        var question = new Question(draft.ChannelId, draft.ChannelAccountId, draft.HasDirectRecipient);
        if (_entries.Find(draft.ThreadId) is { } known && known.Question == question)
        {
            return known.Facts;
        }

        ThreadFacts facts = await ThreadFacts.ReadAsync(client, draft, cancellationToken).ConfigureAwait(false);
        _entries.Remember(draft.ThreadId, new Entry(question, facts));
        return facts;
    }

    /// <summary>
    /// Forgets a thread. The next message reads it again, for example because a message of unknown outcome may be in
    /// it.
    /// </summary>
    public void Forget(string? threadId) => _entries.Forget(threadId);

    /// <summary>The values of a draft that decide which messages matter.</summary>
    private sealed record Question(string? ChannelId, string? ChannelAccountId, bool HasRecipients);

    private sealed record Entry(Question Question, ThreadFacts Facts);
}
