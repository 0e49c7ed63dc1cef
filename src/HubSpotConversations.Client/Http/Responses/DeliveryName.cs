using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Responses;

internal static class DeliveryName
{
    /// <summary>What an error calls that which was to be sent.</summary>
    public static string Of(object draft) => draft is CommentDraft ? "comment" : "message";

    /// <summary>How an error begins that says that the outcome is not known.</summary>
    public static string NotKnown((string ThreadId, object Draft) delivery)
        => $"It is not known whether the {Of(delivery.Draft)} for thread "
            + $"{DisplayText.OneLine(delivery.ThreadId, 100)} was sent: ";
}
