namespace HubSpotConversations.Models;

/// <summary>Who can read a file.</summary>
public static class FileAccessLevels
{
    /// <summary>Nobody without a signed address.</summary>
    public const string Private = "PRIVATE";

    /// <summary>Whoever has its address; search engines are told to leave it alone.</summary>
    public const string PublicNotIndexable = "PUBLIC_NOT_INDEXABLE";

    /// <summary>Everybody.</summary>
    public const string PublicIndexable = "PUBLIC_INDEXABLE";

    /// <summary>All that are known; HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } = [Private, PublicNotIndexable, PublicIndexable];
}
