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

    /// <summary>Not even what is in flight is waited for; the second run is in the same process.</summary>
    Abort,
}
