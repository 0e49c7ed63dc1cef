namespace HubSpotConversations.Models;

/// <summary>Who may see a file.</summary>
public static class FileAccessLevels
{
    /// <summary>Only whoever has a signed address, which ends after a while.</summary>
    public const string Private = "PRIVATE";

    /// <summary>Everybody who has the address; search engines are asked to leave it out.</summary>
    public const string PublicNotIndexable = "PUBLIC_NOT_INDEXABLE";

    /// <summary>Everybody, and search engines may list it.</summary>
    public const string PublicIndexable = "PUBLIC_INDEXABLE";

    /// <summary>All that are known; HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } = [Private, PublicNotIndexable, PublicIndexable];
}
