using System.Globalization;
using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Threads;

/// <summary>Times that people type, and lists by time.</summary>
public sealed class TimeTests
{
    [Theory]
    [InlineData("30d", 30 * 1440)]
    [InlineData("1.5d", 1.5 * 1440)]
    [InlineData("'30D'", 30 * 1440)]
    [InlineData("12h", 12 * 60)]
    [InlineData("90m", 90)]
    [InlineData("90min", 90)]
    [InlineData("2w", 14 * 1440)]
    [InlineData("'3 days'", 3 * 1440)]
    [InlineData("'1 hour ago'", 60)]
    [InlineData("([timespan]'1.00:00:00')", 1440)]
    [InlineData("([timespan]::FromMinutes(-5))", 5)]
    [InlineData("now", 0)]
    public void A_span_is_a_time_before_now(string span, double minutes)
    {
        using var listed = new ThreadListSession(1);
        DateTimeOffset before = DateTimeOffset.UtcNow;

        listed.Run($"Get-HubSpotThread -Since {span}").ShouldSucceed();

        Since(listed).ShouldBeInRange(before.AddMinutes(-minutes).AddSeconds(-1), DateTimeOffset.UtcNow.AddMinutes(-minutes));
    }

    [Theory]
    [InlineData("2026-11-17T16:40:00Z", "2026-11-17T16:40:00Z")]
    [InlineData("2026-11-17T16:40:00+02:00", "2026-11-17T14:40:00Z")]
    [InlineData("([datetimeoffset]'2026-11-17T16:40:00+02:00')", "2026-11-17T14:40:00Z")]
    public void A_time_with_a_zone_is_that_time(string time, string utc)
    {
        using var listed = new ThreadListSession(1);

        listed.Run($"Get-HubSpotThread -Since {time}").ShouldSucceed();

        Since(listed).ShouldBe(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-11-17", "2026-11-17T00:00:00", "de-DE")]
    [InlineData("'2026-11-17 14:30'", "2026-11-17T14:30:00", "de-DE")]
    [InlineData("17.11.2026", "2026-11-17T00:00:00", "de-DE")]
    [InlineData("11/17/2026", "2026-11-17T00:00:00", "en-US")]
    [InlineData("([datetime]'2026-11-17')", "2026-11-17T00:00:00", "de-DE")]
    public void A_date_without_a_zone_is_local(string date, string local, string culture)
    {
        using var listed = new ThreadListSession(1);

        listed.Run($"[cultureinfo]::CurrentCulture = '{culture}'; Get-HubSpotThread -Since {date}").ShouldSucceed();

        Since(listed).ShouldBe(new DateTimeOffset(DateTime.Parse(local, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Today_and_yesterday_start_at_local_midnight()
    {
        using var listed = new ThreadListSession(1);
        DateTime before = DateTime.Today;

        listed.Run("Get-HubSpotThread -Since today; Get-HubSpotThread -Since Yesterday").ShouldSucceed();

        // The test may run at midnight.
        DateTime day = Since(listed).LocalDateTime;
        new[] { before, DateTime.Today }.ShouldContain(day);
        Since(listed, 1).LocalDateTime.ShouldBe(day.AddDays(-1));
    }

    [Theory]
    [InlineData("-Since lastweek", "'lastweek' is not a time")]
    [InlineData("-Since 30", "'30' is not a time")]
    [InlineData("-Since ''", "The time is empty")]
    [InlineData("-Since $null", "The time is empty")]
    [InlineData("-Before $null", "The time is empty")]
    [InlineData("-QuietSince 99999999999d", "is not a time")]
    [InlineData("-Since 1e300", "is not a time")]
    [InlineData("-Since (\"a`e[31mb\")", "'a[31mb' is not a time")]
    public void Anything_else_is_an_error_with_examples(string arguments, string problem)
    {
        using var listed = new ThreadListSession(1);

        ErrorRecord error = listed.Run($"Get-HubSpotThread {arguments}").SingleError;

        error.FullyQualifiedErrorId.ShouldStartWith("ParameterArgumentTransformationError,");
        error.Exception.Message.ShouldContain(problem);
        error.Exception.Message.ShouldContain("30d, 12h, 90m, 2w");
        listed.Queries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Get-HubSpotThreadMessage 6065362089 -Since 100w | ForEach-Object Type", 5)]
    [InlineData("Get-HubSpotThreadMessage 6065362089 -Before 100w | ForEach-Object Type", 0)]
    [InlineData("Watch-HubSpotThread 6065362089 -Since 100w -TimeoutSec 0", 3)]
    [InlineData("Get-HubSpotThread -Before 100w", 0)]
    [InlineData("Get-HubSpotThread -Before 2026-11-10", 2)]
    [InlineData("Get-HubSpotThread -QuietSince 2026-11-10 -Sort latestMessageTimestamp", 2)]
    [InlineData("Get-HubSpotThread -Since 2026-11-16 -Before 2026-11-18 -Newest", 2)]
    public void The_cmdlets_accept_times(string script, int count)
    {
        using var session = ModuleSession.InSandbox();

        session.Run(script).ShouldSucceed().Output.Count.ShouldBe(count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Status Open")]
    [InlineData("-Inbox Sales, Support")]
    [InlineData("-AssignedTo maya")]
    [InlineData("-Contact jane.doe@example.com")]
    [InlineData("-Since 2026-11-15")]
    [InlineData("-Before 2026-11-15")]
    public void Newest_and_Last_start_with_the_most_recently_active_thread(string filters)
    {
        using var session = ModuleSession.InSandbox();
        string[] expected = [.. session.Run($"Get-HubSpotThread {filters}").ShouldSucceed().Output
            .OrderByDescending(static t => (DateTimeOffset)t.Properties["LatestMessage"].Value)
            .ThenByDescending(static t => (string)t.Properties["ThreadId"].Value)
            .Select(static t => (string)t.Properties["ThreadId"].Value)];

        Ids("-Newest").ShouldBe(expected);
        Ids("-Sort -latestMessageTimestamp").ShouldBe(expected);
        Ids("-Last 3").ShouldBe(expected.Take(3));
        Ids("-Last 3 -Skip 1").ShouldBe(expected.Take(3).Skip(1));
        Ids("-Newest -First 2").ShouldBe(expected.Take(2));
        expected.Length.ShouldBeGreaterThan(1);

        IReadOnlyList<string> Ids(string arguments)
            => session.Run($"Get-HubSpotThread {filters} {arguments} | ForEach-Object ThreadId").ShouldSucceed().Texts;
    }

    [Fact]
    public void A_contact_is_sorted_by_HubSpot()
    {
        using var listed = new ThreadListSession(6);

        listed.Run("Get-HubSpotThread -ContactId 7 -Last 2").ShouldSucceed();

        listed.Queries.Select(static q => (ThreadListSession.Value(q, "sort"), ThreadListSession.Value(q, "limit"))).ShouldBe(
            [("-latestMessageTimestamp", "2"), ("-latestMessageTimestamp", "2")]);
    }

    [Fact]
    public void Before_ends_a_list_by_time_early()
    {
        using var server = new LoopbackServer(static request => LoopbackReply.Response(
            200,
            request.Target.Contains("after=", StringComparison.Ordinal)
                ? """{"results":[{"id":"3","latestMessageTimestamp":"2026-11-09T00:00:00Z"}],"paging":{"next":{"after":"c"}}}"""
                : """{"results":[{"id":"1","latestMessageTimestamp":"2026-11-01T00:00:00Z"}],"paging":{"next":{"after":"b"}}}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotThread -Sort latestMessageTimestamp -Before 2026-11-05 -NoName | ForEach-Object ThreadId").Texts.ShouldBe(["1"]);

        server.Requests.Count.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public void A_day_is_the_same_in_the_property_the_table_and_a_group()
    {
        using var session = ModuleSession.InSandbox();

        foreach (PSObject thread in session.Run("Get-HubSpotThread").ShouldSucceed().Output)
        {
            var latest = (DateTimeOffset)thread.Properties["LatestMessage"].Value;
            latest.Offset.ShouldBe(TimeZoneInfo.Local.GetUtcOffset(latest));
            IReadOnlyList<string> texts = session.Run(
                "param($t) [HubSpotConversations.Formatting.Display]::Time($t.LatestMessage).ToString('yyyy-MM-dd HH:mm'); $t.LatestMessage.Date.ToString('yyyy-MM-dd')", thread).ShouldSucceed().Texts;
            texts[0].ShouldStartWith(texts[1]);
        }
    }

    private static DateTimeOffset Since(ThreadListSession listed, int request = 0)
        => DateTimeOffset.Parse(ThreadListSession.Value(listed.Queries[request], "latestMessageTimestampAfter")!, CultureInfo.InvariantCulture);
}
