using HubSpotConversations.Models;

namespace HubSpotConversations.Http;

internal static class DeliveryName
{
    /// <summary>What an error calls that which was to be sent.</summary>
    public static string Of(object draft) => draft is CommentDraft ? "comment" : "message";
}
