using System.Management.Automation;
using System.Text.Json.Nodes;
using HubSpotConversations.Tests.Engine.Exports;
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

    [Fact]
    public void Measure_Account_HasTheTimesOfTheMessages()
    {
        PSObject figures = _session.Run("Measure-HubSpotThread").Single;
        var responses = new List<TimeSpan>();
        var resolutions = new List<TimeSpan>();
        int waiting = 0;
        foreach (PSObject thread in _session.Run("Get-HubSpotThread -Spam:$false").ShouldSucceed().Output)
        {
            PSObject[] entries = [.. _session.RunWithInput("$input | Get-HubSpotThreadMessage", [thread]).ShouldSucceed().Output
                .OrderBy(static entry => At(entry))];
            PSObject? first = entries.FirstOrDefault(static entry => Text(entry, "Direction") == "INCOMING");
            PSObject[] replies = [.. entries.Where(static entry => Text(entry, "Direction") == "OUTGOING"
                && Text(entry, "CreatedBy").StartsWith("A-", StringComparison.Ordinal))];
            if (first is not null && replies.FirstOrDefault(reply => At(reply) > At(first)) is { } response)
            {
                responses.Add(At(response) - At(first));
            }

            if (Text(thread, "Status") == "CLOSED"
                && entries.LastOrDefault(static entry => Text(entry, "NewStatus") == "CLOSED") is { } close)
            {
                resolutions.Add(At(close) - At(thread));
            }

            waiting += Text(thread, "Status") == "OPEN" && entries.Any(entry => Text(entry, "Direction") == "INCOMING"
                && replies.All(reply => At(reply) < At(entry))) ? 1 : 0;
        }

        Of(figures, "Responses").ShouldBe(responses.Count);
        Of(figures, "Waiting").ShouldBe(waiting);
        figures.Properties["FirstResponse"].Value.ShouldBe(Rank(responses, 0.5));
        figures.Properties["FirstResponse90"].Value.ShouldBe(Rank(responses, 0.9));
        figures.Properties["Resolution"].Value.ShouldBe(Rank(resolutions, 0.5));

        static DateTimeOffset At(PSObject item) => (DateTimeOffset)item.Properties["CreatedAt"].Value;

        static string Text(PSObject item, string name) => item.Properties[name]?.Value?.ToString() ?? string.Empty;

        // The smallest value that this part of the values doesn't exceed.
        static TimeSpan Rank(List<TimeSpan> values, double part)
            => values.Where(value => values.Count(other => other <= value) >= part * values.Count).Min();
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

    [Fact]
    public void Report_SavesOnePageWithTheFiguresAndEncodedNames()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("report.html", "earlier");
        using var server = new LoopbackServer(static request => LoopbackReply.Response(200,
            request.Target.Contains("/messages", StringComparison.Ordinal)
                ? """{"results":[{"type":"MESSAGE","id":"m","direction":"OUTGOING","createdAt":"2026-11-17T10:00:00Z","createdBy":"A-1","senders":[{"actorId":"A-1","name":"<script>alert(1)</script>\u202E\" onload=x"}]}]}"""
                : """{"results":[{"id":"1","status":"OPEN","createdAt":"2026-11-17T09:00:00Z","inboxId":"<b>"}]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("param($path) Measure-HubSpotThread -By Agent -Report $path", path).ShouldSucceed().Output.Count.ShouldBe(2);

        string page = folder.Read("report.html");
        page.ShouldStartWith("<!DOCTYPE html>");
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("\" onload");
        page.ShouldNotContain("\u202E");
        page.ShouldNotContain("<b><");
        page.ShouldContain("<svg");
        page.ShouldNotContain("http://");
        folder.Names.ShouldBe(["report.html"]);
    }

    [Fact]
    public async Task Report_WithHostileNames_RunsNothingAndRequestsNothingInABrowser()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "report.html");
        JsonArray entries = [.. HostileThread.Html.Take(12).Select(static (html, index) => new JsonObject
        {
            ["type"] = "MESSAGE", ["id"] = $"m{index}", ["direction"] = "OUTGOING", ["createdAt"] = "2026-11-17T10:00:00Z",
            ["createdBy"] = $"A-{index}", ["senders"] = new JsonArray(new JsonObject { ["actorId"] = $"A-{index}", ["name"] = html }),
        })];
        string messages = new JsonObject { ["results"] = entries }.ToJsonString();
        using var server = new LoopbackServer(request => LoopbackReply.Response(200,
            request.Target.Contains("/messages", StringComparison.Ordinal)
                ? messages
                : """{"results":[{"id":"1","status":"OPEN","createdAt":"2026-11-17T09:00:00Z"}]}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);
        session.Run("param($path) Measure-HubSpotThread -By Agent -Report $path", path).ShouldSucceed();
        if (!Browser.Exists)
        {
            return;
        }

        (string content, string[] requests) = await Browser.OpenAsync(path);

        requests.ShouldBeEmpty();
        content.ShouldContain("Conversations report");
        content.ShouldContain("&lt;script&gt;");
        content.ShouldNotContain(HostileThread.Mark);
    }

    [Fact]
    public void Report_WhatIf_SavesNothing()
    {
        using var folder = new TemporaryFolder();

        _session.Run("param($path) Measure-HubSpotThread -Report $path -WhatIf", Path.Combine(folder.Path, "r.html"))
            .ShouldSucceed().Output.ShouldHaveSingleItem();

        folder.Names.ShouldBeEmpty();
    }

    [Fact]
    public void Report_MissingFolder_FailsBeforeAnyRequest()
    {
        using var folder = new TemporaryFolder();

        _session.RunTrapped("param($path) Measure-HubSpotThread -Report $path".Replace("param($path) ", string.Empty, StringComparison.Ordinal)
                .Replace("$path", $"'{Path.Combine(folder.Path, "none", "r.html")}'", StringComparison.Ordinal))
            .Terminating.ShouldNotBeNull().ErrorRecord.FullyQualifiedErrorId.ShouldStartWith("HubSpotFileNotSaved,");
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
