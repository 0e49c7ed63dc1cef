using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Threads;

/// <summary>Get-HubSpotThread: its output and its requests.</summary>
public sealed class ThreadListTests
{
    [Theory]
    [InlineData("-First 1", 1, new[] { 1 })]
    [InlineData("-First 3 -Skip 4", 3, new[] { 7 })]
    [InlineData("-First 500", 500, new[] { 500 })]
    [InlineData("-First 501", 501, new[] { 500, 1 })]
    [InlineData("-First 600", 600, new[] { 500, 100 })]
    [InlineData("", 1200, new[] { 500, 500, 500 })]
    [InlineData("-Skip 1199", 1, new[] { 500, 500, 500 })]
    [InlineData("-First 0", 0, new int[0])]
    public void Get_requests_only_as_many_threads_as_needed(string arguments, int count, int[] limits)
    {
        using var listed = new ThreadListSession(1200);

        SessionResult result = listed.Run($"Get-HubSpotThread {arguments}").ShouldSucceed();

        result.Output.Count.ShouldBe(count);
        listed.Limits.ShouldBe(limits);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(250, 1)]
    [InlineData(501, 2)]
    [InlineData(750, 2)]
    public void Get_requests_no_further_page_once_the_consumer_stops(int taken, int requests)
    {
        using var listed = new ThreadListSession(3000);

        listed.Run($"$n = 0; foreach ($i in 1) {{ Get-HubSpotThread | ForEach-Object {{ if (++$n -eq {taken}) {{ break }} }} }}; $n")
            .Texts.ShouldBe([$"{taken}"]);

        listed.Server.Requests.Count.ShouldBe(requests);
    }

    [Fact]
    public void Get_prefetches_the_next_page_while_the_current_one_is_consumed()
    {
        using var listed = new ThreadListSession(3000);
        listed.Session.Runspace.SessionStateProxy.SetVariable("server", listed.Server);

        // In the second half of a page, the request for the next one is in flight, so the script waits for it.
        SessionResult result = listed.Run(
            """
            $n = 0
            foreach ($i in 1) {
                Get-HubSpotThread | ForEach-Object {
                    $n++
                    if ($n -eq 200) { $server.Requests.Count }
                    if ($n -eq 400) { for ($w = 0; $w -lt 3e6 -and $server.Requests.Count -lt 2; $w++) { } $server.Requests.Count }
                    if ($n -eq 700) { $server.Requests.Count }
                    if ($n -eq 900) { for ($w = 0; $w -lt 3e6 -and $server.Requests.Count -lt 3; $w++) { } $server.Requests.Count; break }
                }
            }
            """);

        result.Texts.ShouldBe(["1", "2", "2", "3"]);
    }

    [Fact]
    public void IncludeTotalCount_reports_HubSpots_total_or_marks_it_as_unknown()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("Get-HubSpotInbox -IncludeTotalCount -First 1 | ForEach-Object { \"$_\" }").Texts[0].ShouldBe("2");
        session.Run("$t = Get-HubSpotThread -IncludeTotalCount -First 1; $t[0].Accuracy; $t.Count").Texts.ShouldBe(["0", "2"]);
        session.Run("(Get-HubSpotInbox -IncludeTotalCount -First 0).Accuracy").Texts.ShouldBe(["1"]);
    }

    [Fact]
    public void Each_inbox_gets_one_query_and_the_results_are_merged_in_order()
    {
        using var listed = new ThreadListSession(40);

        listed.Run("Get-HubSpotThread -InboxId 3, 1 -First 5 | ForEach-Object ThreadId").Texts.ShouldBe(["1", "3", "11", "13", "21"]);

        listed.Queries.Select(static q => ThreadListSession.Value(q, "inboxId")).ShouldBe(["3", "1"]);
        listed.Limits.ShouldBe([5, 5]);
    }

    [Fact]
    public void An_inbox_that_is_specified_twice_is_listed_once()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("Get-HubSpotThread -Inbox Sales | ForEach-Object ThreadId").Texts
            .ShouldBe(session.Run("Get-HubSpotThread -Inbox Sales, 81001, sales | ForEach-Object ThreadId").ShouldSucceed().Texts);
    }

    [Theory]
    [InlineData("latestMessageTimestamp")]
    [InlineData("id")]
    public void Several_inboxes_are_merged_by_the_requested_sort(string sort)
    {
        using var session = ModuleSession.InSandbox();

        SessionResult all = session.Run($"Get-HubSpotThread -Sort {sort} | ForEach-Object ThreadId").ShouldSucceed();

        session.Run($"Get-HubSpotThread -Sort {sort} -Inbox Support, Sales | ForEach-Object ThreadId").ShouldSucceed().Texts.ShouldBe(all.Texts);
        all.Texts.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Pages_of_several_inboxes_are_requested_on_demand()
    {
        using var listed = new ThreadListSession(12_000);

        listed.Run("Get-HubSpotThread -InboxId 1, 2 -First 1100").ShouldSucceed().Output.Count.ShouldBe(1100);

        // 550 threads of each inbox: one page of 500 and a second page with the rest.
        listed.Queries.Count.ShouldBe(4);
        listed.Limits.ShouldAllBe(static limit => limit <= 500);
    }

    [Fact]
    public void A_contact_without_a_status_is_queried_with_both_statuses()
    {
        using var listed = new ThreadListSession(6);

        listed.Run("Get-HubSpotThread -ContactId 7 | ForEach-Object ThreadId").Texts.ShouldBe(["1", "2", "3", "4", "5", "6"]);

        listed.Queries.Select(static q => ThreadListSession.Value(q, "threadStatus")).ShouldBe(["OPEN", "CLOSED"]);
        listed.Queries.ShouldAllBe(static q => ThreadListSession.Value(q, "associatedContactId") == "7");
    }

    [Fact]
    public void The_module_filters_the_threads_of_a_contact_by_inbox()
    {
        using var listed = new ThreadListSession(30);

        listed.Run("Get-HubSpotThread -ContactId 7 -Status Open -InboxId 1 -Property status | ForEach-Object ThreadId")
            .Texts.ShouldBe(["1", "11", "21"]);

        listed.Queries.ShouldAllBe(static q => ThreadListSession.Value(q, "inboxId") == null);
        listed.Queries.ShouldAllBe(static q => ThreadListSession.Value(q, "property") == "status,inboxId");
    }

    [Fact]
    public void Sorting_by_time_always_sends_a_start_time()
    {
        using var listed = new ThreadListSession(3);

        listed.Run("Get-HubSpotThread -Sort latestmessagetimestamp").ShouldSucceed();
        listed.Run("Get-HubSpotThread -Sort latestMessageTimestamp -Since 2026-11-01T00:00:00Z").ShouldSucceed();

        listed.Queries.Select(static q => (ThreadListSession.Value(q, "sort"), ThreadListSession.Value(q, "latestMessageTimestampAfter"))).ShouldBe(
        [
            ("latestMessageTimestamp", "1970-01-01T00:00:00.000Z"),
            ("latestMessageTimestamp", "2026-11-01T00:00:00.000Z"),
        ]);
    }

    [Theory]
    [InlineData("-Sort -id", "Sort", "-ContactId")]
    [InlineData("-Sort nonsense", "Sort", "latestMessageTimestamp")]
    public void An_unsupported_filter_is_rejected_before_any_request(string arguments, string parameter, string advice)
    {
        using var listed = new ThreadListSession(3);

        SessionResult result = listed.Run($"Get-HubSpotThread {arguments}");

        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        ((string)((dynamic)result.SingleError.Exception).Parameter).ShouldBe(parameter);
        result.SingleError.Exception.Message.ShouldContain(advice);
        listed.Server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("-Unassigned", "1 2 4 5 7 8 10 11")]
    [InlineData("-Unassigned:$false", "3 6 9 12")]
    [InlineData("-Spam", "5 10")]
    [InlineData("-Spam:$false -ChannelId EMAIL", "2 4 6 8 12")]
    [InlineData("-AssignedTo a-1", "3 9")]
    [InlineData("-AssignedTo A-0, A-1 -First 3", "3 6 9")]
    public void The_module_applies_filters_that_HubSpot_does_not_support(string arguments, string ids)
    {
        using var listed = new ThreadListSession(12);

        listed.Run($"Get-HubSpotThread {arguments} | ForEach-Object ThreadId").ShouldSucceed().Texts.ShouldBe(ids.Split(' '));

        listed.Limits.ShouldBe([500]);
    }

    [Fact]
    public void A_repeated_cursor_reports_an_error_after_the_threads_received()
    {
        using var server = new Loopback.LoopbackServer(static _ => Loopback.LoopbackReply.Response(
            200, """{"results":[{"id":"1"}],"paging":{"next":{"after":"same"}}}"""));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Get-HubSpotThread");

        result.Output.Count.ShouldBe(1);
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotUnexpectedResponse,");
        result.SingleError.Exception.Message.ShouldContain("repeated a cursor");
    }

    [Fact]
    public void A_failed_page_reports_an_error_after_the_threads_received_and_ends_the_list()
    {
        int requests = 0;
        using var server = new Loopback.LoopbackServer(_ => ++requests < 3
            ? Loopback.LoopbackReply.Response(
                200, """{"results":[{"id":"01"},{"id":"02"}],"paging":{"next":{"after":"0"}}}""".Replace("0", $"{requests}", StringComparison.Ordinal))
            : Loopback.Replies.Page(500));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Get-HubSpotThread | ForEach-Object ThreadId");

        result.Texts.ShouldBe(["11", "12", "21", "22"]);
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotUnavailable,");
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public void Get_continues_after_an_empty_page_with_a_cursor()
    {
        using var server = new Loopback.LoopbackServer(static request => Loopback.LoopbackReply.Response(
            200,
            request.Target.Contains("after=", StringComparison.Ordinal)
                ? """{"results":[{"id":"1"}]}"""
                : """{"results":[],"paging":{"next":{"after":"a=&b"}}}"""));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotThread | ForEach-Object ThreadId").ShouldSucceed().Texts.ShouldBe(["1"]);

        server.Requests[1].Target.ShouldContain("after=a%3D%26b");
    }

    [Fact]
    public void Get_accepts_ids_from_objects_and_each_missing_thread_gets_its_own_error()
    {
        using var session = ModuleSession.InSandbox();

        SessionResult result = session.Run(
            """
            6065362089, '404', [pscustomobject]@{ ThreadId = 6065362090 } | Get-HubSpotThread | ForEach-Object ThreadId
            (Get-HubSpotThreadMessage 6065362091 -First 1) | Get-HubSpotThread | ForEach-Object ThreadId
            """);

        result.Texts.ShouldBe(["6065362089", "6065362090", "6065362091"]);
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
        result.SingleError.TargetObject.ShouldBe("404");
    }

    [Fact]
    public void Get_rejects_piped_objects_without_an_id()
    {
        using var listed = new ThreadListSession(3);

        SessionResult result = listed.Run("[pscustomobject]@{ a = 1 }, @{ b = 2 } | Get-HubSpotThread");

        result.Errors.Count.ShouldBe(2);
        listed.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Verbose_logs_prefetched_requests()
    {
        using var listed = new ThreadListSession(2200);

        SessionResult result = listed.Run("Get-HubSpotThread -Verbose");

        result.Output.Count.ShouldBe(2200);
        result.Verbose.Count(static line => line.Contains("/threads?", StringComparison.Ordinal) && line.Contains(" -> 200 ")).ShouldBe(5);
    }

    [Theory]
    [InlineData("Sales")]
    [InlineData("sales")]
    [InlineData("81001")]
    public void The_inbox_filter_accepts_a_name_or_an_id(string inbox)
    {
        using var session = ModuleSession.InSandbox();

        session.Run("param($inbox) Get-HubSpotThread -Inbox $inbox | ForEach-Object InboxId", inbox).Texts.Distinct().ShouldBe(["81001"]);
    }

    [Fact]
    public void An_unknown_inbox_name_is_rejected_with_the_existing_names()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("Get-HubSpotThread -Inbox Salse").SingleError.Exception.Message.ShouldContain("Sales (81001), Support (81002)");
    }
}
