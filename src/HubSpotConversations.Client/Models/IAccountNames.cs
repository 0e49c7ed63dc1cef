namespace HubSpotConversations.Models;

/// <summary>The names that a connection has seen for the ids of its account. It makes no requests.</summary>
internal interface IAccountNames
{
    /// <summary>Returns the name of an actor; null if it is unknown.</summary>
    string? ActorName(string? actorId);

    /// <summary>Returns the name of an inbox; null if it is unknown.</summary>
    string? InboxName(string? inboxId);

    /// <summary>Returns the name of a channel account; null if it is unknown.</summary>
    string? ChannelAccountName(string? accountId);
}
