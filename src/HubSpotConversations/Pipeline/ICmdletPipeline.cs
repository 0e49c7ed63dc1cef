using System.Management.Automation;

namespace HubSpotConversations.Pipeline;

/// <summary>
/// What an asynchronous body may do with its cmdlet, from any thread. PowerShell itself takes these calls on the
/// pipeline thread alone; the pump brings them there.
/// </summary>
internal interface ICmdletPipeline
{
    /// <summary>Emits an object, and waits until the rest of the pipeline has taken it.</summary>
    Task WriteObjectAsync(object value);

    /// <summary>Writes a non-terminating error.</summary>
    Task WriteErrorAsync(ErrorRecord error);

    /// <summary>Asks whether a change is to be made: -WhatIf, -Confirm, and the confirm preference.</summary>
    Task<bool> ShouldProcessAsync(string target, string action);

    /// <summary>Writes a warning.</summary>
    void WriteWarning(string text);

    /// <summary>Writes a line for -Verbose.</summary>
    void WriteVerbose(string text);

    /// <summary>Writes a line for -Debug.</summary>
    void WriteDebug(string text);

    /// <summary>Shows how far it is.</summary>
    void WriteProgress(ProgressRecord progress);
}
