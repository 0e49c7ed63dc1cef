using System.Management.Automation;
using HubSpotConversations.Text;

namespace HubSpotConversations.Runtime;

/// <summary>The base of cmdlets with asynchronous work, which is cancelled when the pipeline stops.</summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Stops the work in progress. PowerShell calls it whenever the pipeline ends.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels the work. PowerShell calls it from another thread on Ctrl+C.</summary>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The pipeline ended at the same moment.
        }
    }

    /// <summary>Stops the work in progress.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <summary>Writes a verbose line without characters that could control a terminal.</summary>
    internal new void WriteVerbose(string text) => base.WriteVerbose(DisplayText.Lines(text));

    /// <summary>Writes a debug line without characters that could control a terminal.</summary>
    internal new void WriteDebug(string text) => base.WriteDebug(DisplayText.Lines(text));

    /// <summary>Writes a warning without characters that could control a terminal.</summary>
    internal new void WriteWarning(string text) => base.WriteWarning(DisplayText.Lines(text));

    /// <summary>Asks about a change without showing characters that could control a terminal.</summary>
    internal new bool ShouldProcess(string target, string action)
        => base.ShouldProcess(DisplayText.Of(target), DisplayText.Of(action));

    /// <summary>
    /// Waits for asynchronous work and returns its result. Its output goes to the pipeline.
    /// </summary>
    internal T Await<T>(Func<ICmdletPipeline, CancellationToken, Task<T>> work)
        => Await(PipelinePump.ShortGrace, work);

    /// <summary>Waits for the work, and gives cancelled work a grace period to end.</summary>
    internal T Await<T>(TimeSpan grace, Func<ICmdletPipeline, CancellationToken, Task<T>> work)
        => PipelinePump.Run(this, _stop, grace, work);

    /// <summary>Cancelled when the pipeline stops.</summary>
    internal CancellationToken StopToken => _stop.Token;
}
