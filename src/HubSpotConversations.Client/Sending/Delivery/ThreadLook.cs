using HubSpotConversations.Models;

namespace HubSpotConversations.Sending.Delivery;

/// <summary>The result of reading a thread's history once to find a message.</summary>
internal sealed record ThreadLook
{
    /// <summary>The message; null if no entry is certainly the message.</summary>
    public ThreadMessage? Message { get; init; }

    /// <summary>The ids of the entries that could be the message. An entry without an id is an empty string.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>Why the history proves nothing; null if it could be read.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the problem may be temporary: a request failed, or the history was behind.</summary>
    public bool IsFailed { get; init; }

    /// <summary>The creation time of the newest entry that was read.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>Whether the thread's own times confirm that its history is not behind.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether the history was read and has nothing that could be the message.</summary>
    public bool IsAbsent => Message is null && Candidates.Count == 0 && Problem is null;
}
