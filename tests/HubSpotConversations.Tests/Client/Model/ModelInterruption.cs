namespace HubSpotConversations.Tests.Client.Model;

/// <summary>What interrupts the first run, and where the second one runs.</summary>
internal enum ModelInterruption
{
    /// <summary>No interruption. The second run is in the same process.</summary>
    None,

    /// <summary>No interruption. The second run is in a new process.</summary>
    NoneThenNewProcess,

    /// <summary>The process ends immediately.</summary>
    Crash,

    /// <summary>The run starts nothing new. The second run is in the same process.</summary>
    Stop,

    /// <summary>The run starts nothing new. The second run is in a new process.</summary>
    StopThenNewProcess,

    /// <summary>The disk becomes full. The second run is in the same process, after space was freed.</summary>
    DiskFull,

    /// <summary>
    /// No interruption, but a backup without the outcome then replaces the journal. The second run is in the same
    /// process.
    /// </summary>
    RestoredJournal,

    /// <summary>The run does not even wait for requests in flight. The second run is in the same process.</summary>
    Abort,
}
