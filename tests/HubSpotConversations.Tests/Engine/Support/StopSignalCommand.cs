using System.Management.Automation;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>
/// Comes after the tested cmdlet in the pipeline and signals when the pipeline stops. PowerShell has asked the commands
/// before it to stop by then.
/// </summary>
[Cmdlet("Watch", "Stop")]
public sealed class StopSignalCommand : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public TaskCompletionSource? Signal { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void StopProcessing() => Signal!.TrySetResult();
}
