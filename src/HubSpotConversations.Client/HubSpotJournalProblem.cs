namespace HubSpotConversations;

/// <summary>The kinds of problems with a journal of sent messages.</summary>
public enum HubSpotJournalProblem
{
    /// <summary>Another run is writing the journal.</summary>
    InUse,

    /// <summary>The journal can't be opened.</summary>
    NotOpened,

    /// <summary>The file isn't a journal, or a later version of this module wrote it.</summary>
    NotAJournal,

    /// <summary>A line of the journal can't be read.</summary>
    Damaged,

    /// <summary>The journal was written for another server.</summary>
    OtherAccount,

    /// <summary>The journal contains the key with a different message.</summary>
    OtherContent,

    /// <summary>The journal can't be written, so the module sends no more messages.</summary>
    NotWritten,

    /// <summary>Another program deleted, moved, replaced or changed the journal during a run.</summary>
    Lost,
}
