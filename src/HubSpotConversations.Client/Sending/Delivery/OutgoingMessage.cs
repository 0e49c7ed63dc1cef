using HubSpotConversations.Accounts;
using HubSpotConversations.Models;

namespace HubSpotConversations.Sending.Delivery;

/// <summary>A message or a comment that is being sent, with the facts that identify it in its thread.</summary>
internal sealed record OutgoingMessage
{
    /// <summary>The draft to send.</summary>
    public required MessageDraft Draft { get; init; }

    /// <summary>The send that the message belongs to.</summary>
    public required ClaimOwner Owner { get; init; }

    /// <summary>Whether the message is an internal comment.</summary>
    public bool IsComment { get; init; }

    /// <summary>When the first attempt with an unknown outcome started, by this machine's clock.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The unsettled attempt of an earlier run; null if there is none.</summary>
    public EarlierAttempt? Earlier { get; init; }

    /// <summary>The ids of entries that the thread had before the first attempt.</summary>
    public IReadOnlyCollection<string> SeenIds { get; init; } = [];

    /// <summary>
    /// When HubSpot created the previous message that this process sent to the same thread; null if there is none.
    /// </summary>
    public DateTimeOffset? PreviousAt { get; init; }

    /// <summary>The draft in the form that the caller used: a message or a comment.</summary>
    public object Content => IsComment ? Draft.ToComment() : Draft;
}
