using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Watching;

/// <summary>The progress bars of long calls.</summary>
public sealed class WatchProgressTests
{
    // PowerShell 7 shows a bar as "activity [status] 99999s" on one line.
    private const int LineWidth = 80 - 10;

    [Fact]
    public void Watch_ShowsOneLineThatEndsWithTheCall()
    {
        using var session = ModuleSession.InSandbox();

        IReadOnlyList<ProgressRecord> bar = session
            .Run("Watch-HubSpotThread 6065362089 -TimeoutSec 0.2 -PollingIntervalSec 0.1").ShouldSucceed().Progress;

        bar[0].Activity.ShouldBe("Watching a thread");
        bar[0].StatusDescription.ShouldBe("0 messages, next poll in 0.1 s; Ctrl+C ends it");
        ShouldFitAndEnd(bar);
    }

    private static void ShouldFitAndEnd(IReadOnlyList<ProgressRecord> bar)
    {
        bar.ShouldAllBe(static record => record.Activity.Length + record.StatusDescription.Length <= LineWidth);
        bar[^1].RecordType.ShouldBe(ProgressRecordType.Completed);
        bar.Select(static record => record.ActivityId).Distinct().ShouldHaveSingleItem();
    }
}
