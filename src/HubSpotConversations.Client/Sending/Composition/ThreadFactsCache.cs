using HubSpotConversations.Accounts;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Sending.Composition;

/// <summary>
/// Remembers what a run has read of its threads, so that many messages to the same thread don't read it again.
/// Thread-safe and limited in size.
/// </summary>
internal sealed class ThreadFactsCache
{
    private const int Most = 1000;

    // A run can last for days, for example after Watch-HubSpotThread, and the customer may write from another address.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly KnownItems<Entry> _entries = new(Most);

    /// <summary>Returns the facts for a draft, and reads the thread if they are not known yet.</summary>
    public async Task<ThreadFacts> GetAsync(
        ConversationsClient client, MessageDraft draft, CancellationToken cancellationToken)
    {
        var question = new Question(draft.ChannelId, draft.ChannelAccountId, draft.HasDirectRecipient);
        if (_entries.Find(draft.ThreadId) is { } known && known.Question == question
            && client.Clock.GetElapsedTime(known.ReadAt) < Lifetime)
        {
            return known.Facts;
        }

        long readAt = client.Clock.GetTimestamp();
        ThreadFacts facts = await ThreadFacts.ReadAsync(client, draft, cancellationToken).ConfigureAwait(false);
        _entries.Remember(draft.ThreadId, new Entry(question, facts, readAt));
        return facts;
    }

    /// <summary>
    /// Forgets a thread. The next message reads it again, for example because a message of unknown outcome may be in
    /// it.
    /// </summary>
    public void Forget(string? threadId) => _entries.Forget(threadId);

    /// <summary>The values of a draft that decide which messages matter.</summary>
    private sealed record Question(string? ChannelId, string? ChannelAccountId, bool HasRecipients);

    private sealed record Entry(Question Question, ThreadFacts Facts, long ReadAt);
}
