using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>The delivery status of a message.</summary>
public sealed class MessageStatus : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public MessageStatus()
    {
    }

    internal MessageStatus(WireObject wire)
    {
        StatusType = wire.Text("statusType"u8);
        FailureDetails = wire.Object("failureDetails"u8, static w => new MessageFailure(w));
    }

    /// <summary>SENT, RECEIVED, READ or FAILED; see <see cref="MessageStatuses"/>.</summary>
    public string? StatusType { get; init; }

    /// <summary>The reason for the failure; null unless the delivery failed.</summary>
    public MessageFailure? FailureDetails { get; init; }

    /// <summary>Returns the status type.</summary>
    public override string ToString() => DisplayText.Of(StatusType);
}
