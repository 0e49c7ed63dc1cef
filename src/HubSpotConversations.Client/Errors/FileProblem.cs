namespace HubSpotConversations;

/// <summary>What can be wrong with a file on this machine.</summary>
internal enum FileProblem
{
    /// <summary>It could not be read.</summary>
    NotRead,

    /// <summary>It could not be written.</summary>
    NotSaved,

    /// <summary>It is there already.</summary>
    Exists,
}
