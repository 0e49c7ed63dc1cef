namespace HubSpotConversations;

/// <summary>The kinds of problems with a file on this machine.</summary>
public enum HubSpotFileProblem
{
    /// <summary>The file can't be read.</summary>
    NotRead,

    /// <summary>The file can't be written.</summary>
    NotSaved,

    /// <summary>A file with that name already exists, and the caller did not ask to overwrite it.</summary>
    Exists,
}
