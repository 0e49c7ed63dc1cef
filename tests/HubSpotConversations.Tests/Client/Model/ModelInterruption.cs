namespace HubSpotConversations.Tests.Client.Model;

/// <summary>What interrupts the first run, and where the second one runs.</summary>
internal enum ModelInterruption
{
    /// <summary>Nothing; the second run is in the same process.</summary>
    None,

    /// <summary>Nothing; the second run is in a new process.</summary>
    NoneThenNewProcess,

    /// <summary>The process ends without another instruction.</summary>
    Crash,

    /// <summary>Nothing new is begun; the second run is in the same process.</summary>
    Stop,

    /// <summary>Nothing new is begun; the second run is in a new process.</summary>
    StopThenNewProcess,

    /// <summary>The disk is full from there on; the second run is in the same process, and the disk has space again.</summary>
    DiskFull,

    /// <summary>
    /// Nothing, but the journal is then replaced by a backup that doesn't have the outcome. The second run is in the same
    /// process.
    /// </summary>
    RestoredJournal,

    /// <summary>Not even what is in flight is waited for; the second run is in the same process.</summary>
    Abort,
}
