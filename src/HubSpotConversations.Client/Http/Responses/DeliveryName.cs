using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Responses;

internal static class DeliveryName
{
    /// <summary>The noun for a draft in error messages.</summary>
    public static string Of(object draft) => draft is CommentDraft ? "comment" : "message";

    /// <summary>The start of the error message for a send with an unknown outcome.</summary>
    public static string UnknownOutcome((string ThreadId, object Draft) delivery)
        => $"It is not known whether the {Of(delivery.Draft)} for thread "
            + $"{DisplayText.OneLine(delivery.ThreadId, 100)} was sent: ";
}
