namespace HubSpotConversations;

/// <summary>What is wrong with a journal of sent messages.</summary>
public enum HubSpotJournalProblem
{
    /// <summary>Another run is writing it.</summary>
    InUse,

    /// <summary>It can't be opened.</summary>
    NotOpened,

    /// <summary>The file is something else, or the journal of a later version of this module.</summary>
    NotAJournal,

    /// <summary>A line of it can't be read.</summary>
    Damaged,

    /// <summary>It was written for another server.</summary>
    OtherAccount,

    /// <summary>A key stands in it with another message than the one that is to be sent.</summary>
    OtherContent,

    /// <summary>It can't be written, so that nothing may be sent.</summary>
    NotWritten,

    /// <summary>It was deleted, moved, replaced or changed while a run was writing it.</summary>
    Lost,
}
