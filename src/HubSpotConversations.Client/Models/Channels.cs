namespace HubSpotConversations.Models;

/// <summary>HubSpot's own channels, by their id. Other ids are custom channels.</summary>
public static class Channels
{
    /// <summary>Chat on a web site.</summary>
    public const string LiveChat = "1000";

    /// <summary>Facebook Messenger.</summary>
    public const string Messenger = "1001";

    /// <summary>Email.</summary>
    public const string Email = "1002";

    /// <summary>Forms.</summary>
    public const string Forms = "1003";

    /// <summary>The customer portal.</summary>
    public const string CustomerPortal = "1004";

    /// <summary>WhatsApp: it can be read, and HubSpot refuses to send over it here.</summary>
    public const string WhatsApp = "1007";

    /// <summary>Text messages.</summary>
    public const string Sms = "1009";

    /// <summary>Instagram.</summary>
    public const string Instagram = "1010";

    /// <summary>What was brought over from another system.</summary>
    public const string Migration = "1011";

    /// <summary>The ids with HubSpot's names for them.</summary>
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

    /// <summary>HubSpot's name of a channel, or the id itself where it is no channel of HubSpot's own.</summary>
    public static string NameOf(string channelId) => Names.TryGetValue(channelId, out string? name) ? name : channelId;
}
