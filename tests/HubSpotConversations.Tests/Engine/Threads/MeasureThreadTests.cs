using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Threads;

/// <summary>Measure-HubSpotThread.</summary>
public sealed class MeasureThreadTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.InSandbox();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Measure_Account_CountsWhatTheListsShow()
    {
        PSObject figures = _session.Run("Measure-HubSpotThread").Single;

        Of(figures, "Opened").ShouldBe(Count("Get-HubSpotThread -Spam:$false"));
        Of(figures, "MessagesIn").ShouldBe(Count("Get-HubSpotThread -Spam:$false | Get-HubSpotThreadMessage -Direction Incoming"));
        Of(figures, "MessagesOut").ShouldBe(Count("Get-HubSpotThread -Spam:$false | Get-HubSpotThreadMessage -Direction Outgoing"));
        Of(figures, "Closed").ShouldBe(2);
        Of(figures, "Reopened").ShouldBe(1);
        figures.Properties["FirstResponse"].Value.ShouldBeOfType<TimeSpan>();
    }

    [Theory]
    [InlineData("Agent")]
    [InlineData("Inbox")]
    [InlineData("Channel")]
    [InlineData("Day")]
    [InlineData("Hour")]
    public void Measure_By_SplitsTheSameFigures(string by)
    {
        PSObject whole = _session.Run("Measure-HubSpotThread -TimeZone UTC").Single;
        IReadOnlyList<PSObject> rows = _session.Run($"Measure-HubSpotThread -TimeZone UTC -By {by}").ShouldSucceed().Output;

        rows.Count.ShouldBeGreaterThan(1);
        foreach (string figure in new[] { "Opened", "Closed", "Reopened", "MessagesIn", "MessagesOut", "Responses", "Waiting" })
        {
            rows.Sum(row => Of(row, figure)).ShouldBe(Of(whole, figure), figure);
        }
    }

    [Fact]
    public void Measure_PipedThreads_CountOnceEach()
    {
        PSObject figures = _session.Run(
            "$t = Get-HubSpotThread 6065362089; $t, $t, [pscustomobject]@{ ThreadId = '6065362090' } | Measure-HubSpotThread").Single;

        Of(figures, "Opened").ShouldBe(2);
    }

    [Fact]
    public void Measure_Period_CountsOnlyWhatHappenedInIt()
    {
        PSObject figures = _session.Run("Measure-HubSpotThread -Since 2026-11-17 -Before 2026-11-18").Single;

        Of(figures, "MessagesIn").ShouldBe(Count(
            "Get-HubSpotThread -Spam:$false | Get-HubSpotThreadMessage -Direction Incoming -Since 2026-11-17 -Before 2026-11-18"));
    }

    [Theory]
    [InlineData("-BusinessHours 17-9", "ends before it starts")]
    [InlineData("-BusinessHours 9-25", "is not a time of day")]
    [InlineData("-TimeZone Nowhere", "has no time zone 'Nowhere'")]
    public void Measure_BadArgument_EndsTheCall(string arguments, string message)
    {
        ErrorRecord error = _session.RunTrapped($"Measure-HubSpotThread {arguments}").Terminating.ShouldNotBeNull().ErrorRecord;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        error.Exception.Message.ShouldContain(message);
    }

    [Fact]
    public void Measure_MissingThread_IsAnErrorAndTheOthersCount()
    {
        SessionResult result = _session.Run("6065362089, 404 | Measure-HubSpotThread");

        result.Errors.ShouldHaveSingleItem().FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
        Of(result.Output.ShouldHaveSingleItem(), "Opened").ShouldBe(1);
    }

    [Fact]
    public void Measure_RejectedToken_EndsTheCall()
    {
        using var outbox = new Outbox(Replies.Unauthorized("INVALID_AUTHENTICATION"));

        outbox.RunTrapped("Measure-HubSpotThread").Terminating.ShouldNotBeNull().ErrorRecord
            .FullyQualifiedErrorId.ShouldStartWith("HubSpotAuthenticationFailed,");
    }

    private int Count(string script) => _session.Run(script).ShouldSucceed().Output.Count;

    private static int Of(PSObject row, string name) => (int)row.Properties[name].Value;
}
