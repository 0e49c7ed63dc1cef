namespace HubSpotConversations.Models;

/// <summary>The known values of <see cref="MessageStatus.StatusType"/>.</summary>
public static class MessageStatuses
{
    /// <summary>HubSpot is still delivering the message. HubSpot's documentation doesn't list this status.</summary>
    public const string Sending = "SENDING";

    /// <summary>HubSpot passed the message on.</summary>
    public const string Sent = "SENT";

    /// <summary>The message was received.</summary>
    public const string Received = "RECEIVED";

    /// <summary>The recipient opened the message.</summary>
    public const string Read = "READ";

    /// <summary>The message could not be delivered.</summary>
    public const string Failed = "FAILED";
}
