using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Threads;

/// <summary>How threads are listed: what comes out, and what is asked for it.</summary>
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
    public void No_more_is_asked_for_than_is_needed(string arguments, int count, int[] limits)
    {
        using var listed = new Listed(1200);

        SessionResult result = listed.Run($"Get-HubSpotThread {arguments}").ShouldSucceed();

        result.Output.Count.ShouldBe(count);
        listed.Limits.ShouldBe(limits);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(250, 1)]
    [InlineData(501, 2)]
    [InlineData(750, 2)]
    public void A_consumer_that_has_enough_causes_no_request_for_what_it_does_not_take(int taken, int requests)
    {
        using var listed = new Listed(3000);

        listed.Run($"$n = 0; foreach ($i in 1) {{ Get-HubSpotThread | ForEach-Object {{ if (++$n -eq {taken}) {{ break }} }} }}; $n")
            .Texts.ShouldBe([$"{taken}"]);

        listed.Server.Requests.Count.ShouldBe(requests);
    }

    [Fact]
    public void The_next_page_is_fetched_while_the_last_one_is_used()
    {
        using var listed = new Listed(3000);
        listed.Session.Runspace.SessionStateProxy.SetVariable("server", listed.Server);

        // In the second half of a page the request for the next one is on its way: it is waited for.
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
    public void A_total_is_told_where_HubSpot_tells_it_and_called_unknown_where_it_does_not()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("Get-HubSpotInbox -IncludeTotalCount -First 1 | ForEach-Object { \"$_\" }").Texts[0].ShouldBe("2");
        session.Run("$t = Get-HubSpotThread -IncludeTotalCount -First 1; $t[0].Accuracy; $t.Count").Texts.ShouldBe(["0", "2"]);
        session.Run("(Get-HubSpotInbox -IncludeTotalCount -First 0).Accuracy").Texts.ShouldBe(["1"]);
    }

    [Fact]
    public void Several_inboxes_are_one_query_each_and_come_in_one_order()
    {
        using var listed = new Listed(40);

        listed.Run("Get-HubSpotThread -InboxId 3, 1 -First 5 | ForEach-Object ThreadId").Texts.ShouldBe(["1", "3", "11", "13", "21"]);

        listed.Queries.Select(static q => Listed.Value(q, "inboxId")).ShouldBe(["3", "1"]);
        listed.Limits.ShouldBe([5, 5]);
    }

    [Fact]
    public void An_inbox_that_is_named_twice_is_listed_once()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("Get-HubSpotThread -Inbox Sales | ForEach-Object ThreadId").Texts
            .ShouldBe(session.Run("Get-HubSpotThread -Inbox Sales, 81001, sales | ForEach-Object ThreadId").ShouldSucceed().Texts);
    }

    [Theory]
    [InlineData("latestMessageTimestamp")]
    [InlineData("id")]
    public void Several_inboxes_come_in_one_order_by_time_too(string sort)
    {
        using var session = ModuleSession.InSandbox();

        SessionResult all = session.Run($"Get-HubSpotThread -Sort {sort} | ForEach-Object ThreadId").ShouldSucceed();

        session.Run($"Get-HubSpotThread -Sort {sort} -Inbox Support, Sales | ForEach-Object ThreadId").ShouldSucceed().Texts.ShouldBe(all.Texts);
        all.Texts.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Pages_of_several_inboxes_are_asked_for_as_they_are_needed()
    {
        using var listed = new Listed(12_000);

        listed.Run("Get-HubSpotThread -InboxId 1, 2 -First 1100").ShouldSucceed().Output.Count.ShouldBe(1100);

        // 550 of each: one page of 500 and the next one, which are not more than are wanted yet.
        listed.Queries.Count.ShouldBe(4);
        listed.Limits.ShouldAllBe(static limit => limit <= 500);
    }

    [Fact]
    public void A_contact_without_a_status_is_asked_for_with_both()
    {
        using var listed = new Listed(6);

        listed.Run("Get-HubSpotThread -ContactId 7 | ForEach-Object ThreadId").Texts.ShouldBe(["1", "2", "3", "4", "5", "6"]);

        listed.Queries.Select(static q => Listed.Value(q, "threadStatus")).ShouldBe(["OPEN", "CLOSED"]);
        listed.Queries.ShouldAllBe(static q => Listed.Value(q, "associatedContactId") == "7");
    }

    [Fact]
    public void The_inbox_of_a_contacts_threads_is_looked_for_here()
    {
        using var listed = new Listed(30);

        listed.Run("Get-HubSpotThread -ContactId 7 -Status Open -InboxId 1 -Property status | ForEach-Object ThreadId")
            .Texts.ShouldBe(["1", "11", "21"]);

        listed.Queries.ShouldAllBe(static q => Listed.Value(q, "inboxId") == null);
        listed.Queries.ShouldAllBe(static q => Listed.Value(q, "property") == "status,inboxId");
    }

    [Fact]
    public void An_order_by_time_has_a_time_to_begin_with()
    {
        using var listed = new Listed(3);

        listed.Run("Get-HubSpotThread -Sort latestmessagetimestamp").ShouldSucceed();
        listed.Run("Get-HubSpotThread -Sort latestMessageTimestamp -Since 2026-11-01T00:00:00Z").ShouldSucceed();

        listed.Queries.Select(static q => (Listed.Value(q, "sort"), Listed.Value(q, "latestMessageTimestampAfter"))).ShouldBe(
        [
            ("latestMessageTimestamp", "1970-01-01T00:00:00.000Z"),
            ("latestMessageTimestamp", "2026-11-01T00:00:00.000Z"),
        ]);
    }

    [Theory]
    [InlineData("-Sort -id", "Sort", "-ContactId")]
    [InlineData("-Sort nonsense", "Sort", "latestMessageTimestamp")]
    [InlineData("-Unassigned -AssignedTo A-1", "Unassigned", "-AssignedTo")]
    public void What_HubSpot_can_not_list_is_refused_before_any_request(string arguments, string parameter, string advice)
    {
        using var listed = new Listed(3);

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
    public void What_HubSpot_does_not_look_for_is_looked_for_here(string arguments, string ids)
    {
        using var listed = new Listed(12);

        listed.Run($"Get-HubSpotThread {arguments} | ForEach-Object ThreadId").ShouldSucceed().Texts.ShouldBe(ids.Split(' '));

        listed.Limits.ShouldBe([500]);
    }

    [Fact]
    public void A_repeated_cursor_is_an_error_after_what_was_there()
    {
        using var server = new Loopback.LoopbackServer(static _ => Loopback.LoopbackReply.Answer(
            200, """{"results":[{"id":"1"}],"paging":{"next":{"after":"same"}}}"""));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Get-HubSpotThread");

        result.Output.Count.ShouldBe(1);
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotUnexpectedResponse,");
        result.SingleError.Exception.Message.ShouldContain("repeated a cursor");
    }

    [Fact]
    public void A_page_that_fails_is_an_error_after_what_was_there_and_the_last_request()
    {
        int requests = 0;
        using var server = new Loopback.LoopbackServer(_ => ++requests < 3
            ? Loopback.LoopbackReply.Answer(
                200, """{"results":[{"id":"01"},{"id":"02"}],"paging":{"next":{"after":"0"}}}""".Replace("0", $"{requests}", StringComparison.Ordinal))
            : Loopback.Replies.Page(500));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("Get-HubSpotThread | ForEach-Object ThreadId");

        result.Texts.ShouldBe(["11", "12", "21", "22"]);
        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotUnavailable,");
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public void An_empty_page_with_a_cursor_is_not_the_end()
    {
        using var server = new Loopback.LoopbackServer(static request => Loopback.LoopbackReply.Answer(
            200,
            request.Target.Contains("after=", StringComparison.Ordinal)
                ? """{"results":[{"id":"1"}]}"""
                : """{"results":[],"paging":{"next":{"after":"a=&b"}}}"""));
        using var session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Get-HubSpotThread | ForEach-Object ThreadId").ShouldSucceed().Texts.ShouldBe(["1"]);

        server.Requests[1].Target.ShouldContain("after=a%3D%26b");
    }

    [Fact]
    public void Threads_come_by_ids_from_anywhere_and_one_that_is_missing_is_an_error_of_its_own()
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
    public void What_is_no_id_is_not_taken_for_one()
    {
        using var listed = new Listed(3);

        SessionResult result = listed.Run("[pscustomobject]@{ a = 1 }, @{ b = 2 } | Get-HubSpotThread");

        result.Errors.Count.ShouldBe(2);
        listed.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Requests_that_are_made_ahead_are_told_too()
    {
        using var listed = new Listed(2200);

        SessionResult result = listed.Run("Get-HubSpotThread -Verbose");

        result.Output.Count.ShouldBe(2200);
        result.Verbose.Count(static line => line.Contains("/threads -> 200", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Theory]
    [InlineData("Sales")]
    [InlineData("sales")]
    [InlineData("81001")]
    public void An_inbox_goes_by_its_name(string inbox)
    {
        using var session = ModuleSession.InSandbox();

        session.Run("param($inbox) Get-HubSpotThread -Inbox $inbox | ForEach-Object InboxId", inbox).Texts.Distinct().ShouldBe(["81001"]);
    }

    [Fact]
    public void A_name_that_no_inbox_has_is_refused_with_the_names_that_there_are()
    {
        using var session = ModuleSession.InSandbox();

        session.Run("Get-HubSpotThread -Inbox Salse").SingleError.Exception.Message.ShouldContain("Sales (81001), Support (81002)");
    }
}
