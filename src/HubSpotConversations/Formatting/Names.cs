using HubSpotConversations.Models;

namespace HubSpotConversations.Formatting;

/// <summary>Looks up names for ids in the cache of the connection, without any request.</summary>
internal static class Names
{
    public static string? Actor(WireModel item, string? actorId) => Known(item, actorId) ?? actorId;

    /// <summary>The name of an actor; null if it is unknown.</summary>
    public static string? Known(WireModel item, string? actorId) => item.Account?.ActorName(actorId);

    public static string? Inbox(WireModel item, string? inboxId)
        => item.Account?.InboxName(inboxId) ?? inboxId;

    public static string? ChannelAccount(WireModel item, string? accountId)
        => item.Account?.ChannelAccountName(accountId) ?? accountId;
}
