using System.Management.Automation;

namespace HubSpotConversations.Pipeline;

/// <summary>
/// What an asynchronous body may do with its cmdlet, from any thread. PowerShell itself takes these calls on the
/// pipeline thread alone; the pump brings them there.
/// </summary>
internal interface ICmdletPipeline
{
    /// <summary>Writes a line for -Verbose.</summary>
    void WriteVerbose(string text);

    /// <summary>Writes a line for -Debug.</summary>
    void WriteDebug(string text);

    /// <summary>Shows how far it is.</summary>
    void WriteProgress(ProgressRecord progress);
}
