namespace HubSpotConversations.Models;

/// <summary>The directions of a message.</summary>
public static class Directions
{
    /// <summary>From the customer.</summary>
    public const string Incoming = "INCOMING";

    /// <summary>To the customer.</summary>
    public const string Outgoing = "OUTGOING";

    /// <summary>All that are known; HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } = [Incoming, Outgoing];
}
