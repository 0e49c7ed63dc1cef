using System.Management.Automation;

namespace HubSpotConversations.Runtime;

/// <summary>
/// The cmdlet methods that an asynchronous body may call from any thread. PowerShell accepts these calls only on the
/// pipeline thread, so the pump makes them there.
/// </summary>
internal interface ICmdletPipeline
{
    /// <summary>Writes a verbose line.</summary>
    void WriteVerbose(string text);

    /// <summary>Writes a debug line.</summary>
    void WriteDebug(string text);

    /// <summary>Shows progress.</summary>
    void WriteProgress(ProgressRecord progress);
}
