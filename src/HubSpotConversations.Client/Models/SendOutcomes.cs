namespace HubSpotConversations.Models;

/// <summary>How the module knows that HubSpot has a message that it emits.</summary>
public static class SendOutcomes
{
    /// <summary>HubSpot's response confirmed the message.</summary>
    public const string Sent = "Sent";

    /// <summary>No response confirmed the message, and the module found it in its thread.</summary>
    public const string Verified = "Verified";

    /// <summary>The journal shows that an earlier run sent the message. This run did not send it.</summary>
    public const string AlreadySent = "AlreadySent";

    /// <summary>All values.</summary>
    public static IReadOnlyList<string> All { get; } = [Sent, Verified, AlreadySent];
}
