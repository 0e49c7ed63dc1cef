namespace HubSpotConversations.Models;

/// <summary>The known values of <see cref="QuickReply.ValueType"/>.</summary>
public static class QuickReplyValueTypes
{
    /// <summary>The reply sends its value.</summary>
    public const string Text = "TEXT";

    /// <summary>The reply opens its value as an address.</summary>
    public const string Url = "URL";

    /// <summary>All known values. HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Text,
        Url,
    ];
}
