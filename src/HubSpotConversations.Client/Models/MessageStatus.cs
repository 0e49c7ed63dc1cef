using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>What became of a message.</summary>
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

    /// <summary>SENT, RECEIVED, READ or FAILED.</summary>
    public string? StatusType { get; init; }

    /// <summary>Why it failed, where it did.</summary>
    public MessageFailure? FailureDetails { get; init; }

    /// <summary>The status type.</summary>
    public override string ToString() => DisplayText.Of(StatusType);
}
