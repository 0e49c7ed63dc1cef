namespace HubSpotConversations;

/// <summary>What is wrong with a file on this machine.</summary>
public enum HubSpotFileProblem
{
    /// <summary>It can't be read.</summary>
    NotRead,

    /// <summary>It can't be written.</summary>
    NotSaved,

    /// <summary>There is one of that name, and it is not overwritten unasked.</summary>
    Exists,
}
