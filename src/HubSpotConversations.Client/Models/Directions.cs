namespace HubSpotConversations.Models;

/// <summary>The known values of <see cref="ThreadMessage.Direction"/>.</summary>
public static class Directions
{
    /// <summary>The customer sent the message.</summary>
    public const string Incoming = "INCOMING";

    /// <summary>The message was sent to the customer.</summary>
    public const string Outgoing = "OUTGOING";

    /// <summary>All known values. HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } = [Incoming, Outgoing];
}
