using System.Management.Automation;

namespace HubSpotConversations.Bench.Baseline;

[Cmdlet(VerbsCommon.Get, "Baseline")]
[OutputType(typeof(BaselineItem))]
public sealed class GetBaselineCommand : PSCmdlet
{
    [Parameter]
    public string? Name { get; set; }

    protected override void ProcessRecord() => WriteObject(new BaselineItem { Name = Name });
}
