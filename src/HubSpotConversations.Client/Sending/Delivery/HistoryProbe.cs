using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Sending.Delivery;

/// <summary>
/// Finds out whether the account's histories are up to date. It checks that messages that HubSpot accepted a few
/// seconds ago show in their threads' histories and times. Each run uses one probe.
/// </summary>
internal sealed class HistoryProbe(ConversationsClient client)
{
    private const int Samples = 3;
    private const int MostKept = 64;
    private const int PageSize = 20;

    // A sample that shows proves that the lag is below the sample's age. The sample must therefore be young enough.
    private static readonly TimeSpan Youngest = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(7);

    // The proof is renewed after a while. At the end of a run, no new samples may be left, so it stays valid for
    // longer.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Valid = TimeSpan.FromSeconds(20);

    // A fast run keeps only some of its messages as samples.
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(0.2);

    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    private readonly Queue<(ThreadMessage Message, long AcceptedAt)> _accepted = new();
    private long? _notedAt;
    private long? _promptAt;
    private bool _isLate;

    /// <summary>Notes a message that HubSpot accepted, as a sample.</summary>
    public void Note(ThreadMessage message)
    {
        if (message is not ConversationMessage { MessageId: not null, ThreadId: not null, CreatedAt: not null })
        {
            return;
        }

        lock (_accepted)
        {
            if (_notedAt is { } at && client.Clock.GetElapsedTime(at) < Spacing)
            {
                return;
            }

            long now = client.Clock.GetTimestamp();
            _notedAt = now;
            _accepted.Enqueue((message, now));
            if (_accepted.Count > MostKept)
            {
                _ = _accepted.Dequeue();
            }
        }
    }

    /// <summary>
    /// Returns whether the histories are less than 7 seconds behind, as far as this run's messages show. After one late
    /// message, it returns false for the rest of the run. Call it at each poll, so that it has recent samples.
    /// </summary>
    public async Task<bool> IsPromptAsync(CancellationToken cancellationToken)
    {
        // Two callers may probe at the same time. That costs a few extra requests and does no harm.
        if (IsKnown(Fresh) || Choose() is not { Length: Samples } samples)
        {
            return IsPromptWithin(Valid);
        }

        try
        {
            foreach (ThreadMessage sample in samples)
            {
                if (!await ShowsAsync(sample, cancellationToken).ConfigureAwait(false))
                {
                    Note(isPrompt: false);
                    return false;
                }
            }

            Note(isPrompt: true);
        }
        catch (HubSpotException)
        {
            // A sample that can't be read proves nothing.
        }

        return IsPromptWithin(Valid);
    }

    private bool IsKnown(TimeSpan time)
    {
        lock (_accepted)
        {
            return _isLate || (_promptAt is { } at && client.Clock.GetElapsedTime(at) < time);
        }
    }

    private bool IsPromptWithin(TimeSpan time) => IsKnown(time) && !_isLate;

    private void Note(bool isPrompt)
    {
        lock (_accepted)
        {
            _isLate |= !isPrompt;
            _promptAt = client.Clock.GetTimestamp();
        }
    }

    // Chooses the newest samples that are old enough, each from a different thread.
    private ThreadMessage[] Choose()
    {
        lock (_accepted)
        {
            return _accepted
                .Where(entry
                    => client.Clock.GetElapsedTime(entry.AcceptedAt) is var age && age >= Youngest && age <= Oldest)
                .Select(static entry => entry.Message)
                .Reverse()
                .GroupBy(static message => message.ThreadId, StringComparer.Ordinal)
                .Select(static thread => thread.First())
                .Take(Samples)
                .ToArray();
        }
    }

    private async Task<bool> ShowsAsync(ThreadMessage sample, CancellationToken cancellationToken)
    {
        string threadId = sample.ThreadId!;
        Page<ThreadMessage> newest = await client.Threads
            .ListMessagesAsync(threadId, limit: PageSize, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (!newest.Results.Any(entry => entry.MessageId == sample.MessageId))
        {
            return false;
        }

        ConversationThread thread = await client.Threads.GetAsync(threadId, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return thread.LatestMessageSentTimestamp >= sample.CreatedAt - Rounding;
    }
}
