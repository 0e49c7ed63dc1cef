using HubSpotConversations.Models;

namespace HubSpotConversations.Sending;

/// <summary>What one look at a thread's history shows of a message.</summary>
internal sealed record ThreadLook
{
    /// <summary>The message; null if the history doesn't have one that is certainly it.</summary>
    public ThreadMessage? Message { get; init; }

    /// <summary>The entries that could be it, by their ids; an entry without an id is an empty text.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>Why the history proves nothing; null if it could be read.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the problem may be gone at another look: a request failed, or the history was behind.</summary>
    public bool IsFailed { get; init; }

    /// <summary>When the newest entry was created, of all that were read.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>Whether the thread's own times confirm that its history is not behind.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether the history was read and has nothing that could be the message.</summary>
    public bool IsAbsent => Message is null && Candidates.Count == 0 && Problem is null;
}
