using HubSpotConversations.Models;

namespace HubSpotConversations.Transcripts;

/// <summary>Which entries of a thread belong to a transcript.</summary>
internal sealed record TranscriptScope
{
    /// <summary>Only entries after this time; null for no limit.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only entries before this time; null for no limit.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Whether internal comments belong to it.</summary>
    public bool WithComments { get; init; } = true;

    /// <summary>Whether all entries belong to it.</summary>
    public bool IsAll => WithComments && Since is null && Before is null;

    /// <summary>Whether an entry belongs to the transcript.</summary>
    public bool Contains(ThreadMessage message)
        => (WithComments || message is not CommentMessage)
            && !IsTooOld(message)
            && (Before is null || message.CreatedAt < Before);

    /// <summary>Whether this entry and all older ones are outside.</summary>
    public bool IsTooOld(ThreadMessage message) => Since is not null && message.CreatedAt <= Since;
}
