namespace HubSpotConversations.Sandbox.State;

/// <summary>The channels with their own rules for sending.</summary>
internal static class ChannelIds
{
    public const string LiveChat = "1000";
    public const string Messenger = "1001";
    public const string Email = "1002";
    public const string Forms = "1003";
    public const string WhatsApp = "1007";

    public static bool HasQuickReplies(string? channelId) => channelId is LiveChat or Messenger;

    /// <summary>The only kind of address that a channel delivers to, or null if it is unknown.</summary>
    public static string? IdentifierKind(string? channelId) => channelId switch
    {
        Email => "HS_EMAIL_ADDRESS",
        LiveChat or Messenger => "CHANNEL_SPECIFIC_OPAQUE_ID",
        _ => null,
    };
}
