using System.Management.Automation;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>
/// Stands behind the cmdlet that is tested, and tells when the pipeline is being stopped: the commands before it have
/// been told by then.
/// </summary>
[Cmdlet("Tell", "Stop")]
public sealed class StopSignalCommand : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public TaskCompletionSource? Signal { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void StopProcessing() => Signal!.TrySetResult();
}
