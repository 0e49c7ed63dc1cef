using System.Management.Automation;

namespace HubSpotConversations.Pipeline;

/// <summary>A cmdlet with asynchronous work in it, cancelled when the pipeline stops.</summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Ends what is under way. PowerShell calls it when the pipeline has ended, however it did.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels the work; PowerShell calls it on Ctrl+C, from another thread.</summary>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The pipeline ended by itself in the same moment.
        }
    }

    /// <summary>Ends what is under way.</summary>
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
    /// Waits for asynchronous work and gives its result; what it writes meanwhile goes to the pipeline.
    /// </summary>
    internal T Await<T>(Func<ICmdletPipeline, CancellationToken, Task<T>> work)
        => Await(PipelinePump.ShortGrace, work);

    /// <summary>The same, where cancelled work is given some time to end.</summary>
    internal T Await<T>(TimeSpan grace, Func<ICmdletPipeline, CancellationToken, Task<T>> work)
        => PipelinePump.Run(this, _stop, grace, work);

    /// <summary>Cancelled when the pipeline stops.</summary>
    internal CancellationToken StopToken => _stop.Token;
}
