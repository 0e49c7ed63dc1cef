namespace HubSpotConversations.Models;

/// <summary>The known access levels of a file.</summary>
public static class FileAccessLevels
{
    /// <summary>Only someone with a signed address can read the file. The address expires.</summary>
    public const string Private = "PRIVATE";

    /// <summary>Anyone with the address can read the file. Search engines are asked not to list it.</summary>
    public const string PublicNotIndexable = "PUBLIC_NOT_INDEXABLE";

    /// <summary>Anyone can read the file, and search engines may list it.</summary>
    public const string PublicIndexable = "PUBLIC_INDEXABLE";

    /// <summary>All known values. HubSpot may add others at any time.</summary>
    public static IReadOnlyList<string> All { get; } = [Private, PublicNotIndexable, PublicIndexable];
}
