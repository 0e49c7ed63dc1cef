namespace HubSpotConversations.Models;

/// <summary>What a quick reply does.</summary>
public static class QuickReplyValueTypes
{
    /// <summary>Sends its value.</summary>
    public const string Text = "TEXT";

    /// <summary>Opens its value.</summary>
    public const string Url = "URL";

    /// <summary>All that are known; HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Text,
        Url,
    ];
}
