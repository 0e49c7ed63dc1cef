namespace HubSpotConversations.Files;

/// <summary>What to do with a file whose name is taken in the folder.</summary>
internal enum ExistingFiles
{
    /// <summary>Report an error.</summary>
    Refuse,

    /// <summary>Keep the existing file and skip this one if it is the same file.</summary>
    Skip,

    /// <summary>Save under another name.</summary>
    Rename,

    /// <summary>Replace the existing file.</summary>
    Overwrite,
}
