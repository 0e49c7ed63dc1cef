namespace HubSpotConversations.Models;

/// <summary>The ids of HubSpot's own channels. Other ids belong to custom channels.</summary>
public static class Channels
{
    /// <summary>Live chat on a website.</summary>
    public const string LiveChat = "1000";

    /// <summary>Facebook Messenger.</summary>
    public const string Messenger = "1001";

    /// <summary>Email.</summary>
    public const string Email = "1002";

    /// <summary>Forms.</summary>
    public const string Forms = "1003";

    /// <summary>The customer portal.</summary>
    public const string CustomerPortal = "1004";

    /// <summary>
    /// WhatsApp. Its messages can be read, but HubSpot rejects messages sent through it with this API.
    /// </summary>
    public const string WhatsApp = "1007";

    /// <summary>Text messages.</summary>
    public const string Sms = "1009";

    /// <summary>Instagram.</summary>
    public const string Instagram = "1010";

    /// <summary>Messages that were imported from another system.</summary>
    public const string Migration = "1011";

    /// <summary>HubSpot's names for the channels, by id.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; }
        = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [LiveChat] = "LIVE_CHAT",
            [Messenger] = "FB_MESSENGER",
            [Email] = "EMAIL",
            [Forms] = "FORMS",
            [CustomerPortal] = "CUSTOMER_PORTAL_THREAD_VIEW",
            [WhatsApp] = "WHATSAPP",
            [Sms] = "SMS",
            [Instagram] = "INSTAGRAM",
            [Migration] = "MIGRATION",
        };

    /// <summary>
    /// Returns HubSpot's name for a channel, or the id itself if it isn't one of HubSpot's own channels.
    /// </summary>
    public static string NameOf(string channelId) => Names.TryGetValue(channelId, out string? name) ? name : channelId;
}
