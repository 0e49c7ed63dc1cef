namespace HubSpotConversations.Models;

/// <summary>How it is known of a message that Send-HubSpotThreadMessage emits that HubSpot has it.</summary>
public static class SendOutcomes
{
    /// <summary>HubSpot accepted it.</summary>
    public const string Sent = "Sent";

    /// <summary>No answer told, and it was found in its thread.</summary>
    public const string Verified = "Verified";

    /// <summary>The journal has it from an earlier run: it was not sent now.</summary>
    public const string AlreadySent = "AlreadySent";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Sent, Verified, AlreadySent];
}
