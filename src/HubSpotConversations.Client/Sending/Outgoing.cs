using HubSpotConversations.Models;

namespace HubSpotConversations.Sending;

/// <summary>A message or a comment that is being sent, with the facts that distinguish it in its thread.</summary>
internal sealed record Outgoing
{
    /// <summary>What is sent.</summary>
    public required MessageDraft Draft { get; init; }

    /// <summary>The send that it belongs to.</summary>
    public required ClaimOwner Owner { get; init; }

    /// <summary>Whether it is an internal comment.</summary>
    public bool IsComment { get; init; }

    /// <summary>When the first attempt of unknown outcome began, by this machine's clock.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>What an earlier run left in doubt; null if it left nothing.</summary>
    public EarlierAttempt? Earlier { get; init; }

    /// <summary>The ids of entries that were in the thread before the first attempt.</summary>
    public IReadOnlyCollection<string> SeenIds { get; init; } = [];

    /// <summary>
    /// When HubSpot created the message that this process sent to the same thread before; null if there is none.
    /// </summary>
    public DateTimeOffset? PreviousAt { get; init; }

    /// <summary>The draft as its author knows it.</summary>
    public object Content => IsComment ? Draft.ToComment() : Draft;
}
