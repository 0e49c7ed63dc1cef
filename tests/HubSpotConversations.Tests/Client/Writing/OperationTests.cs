using HubSpotConversations.Http.Tracing;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Writing;

/// <summary>The method, path, query and body of each operation in the contract.</summary>
public sealed class OperationTests
{
    private const string V3 = "/conversations/v3/conversations/";
    private const string Beta = "/conversations/conversations/2026-09-beta/";
    private const string Dated = "/conversations/conversations/2026-09/";

    public static TheoryData<string, string, string, string> Operations => new()
    {
        { "thread", "GET", "threads/12?archived=true&property=status%2Cspam&association=TICKET", "" },
        { "threads", "GET", "threads?inboxId=1&associatedContactId=2&associatedTicketId=3&threadStatus=OPEN&latestMessageTimestampAfter=2026-11-01T08%3A00%3A00.250Z&association=TICKET&archived=true&property=status%2Cspam&sort=-id&limit=500&after=a%2Fb%3D%3D", "" },
        { "status", "PATCH", "threads/12", """{"status":"CLOSED"}""" },
        { "restore", "PATCH", "threads/12?archived=true", """{"archived":false}""" },
        { "archive", "DELETE", "threads/12", "" },
        { "messages", "GET", "threads/12/messages?after=c&limit=20&sort=createdAt&archived=true&property=text", "" },
        { "message", "GET", "threads/12/messages/m?property=text", "" },
        { "original", "GET", "threads/12/messages/m/original-content", "" },
        { "inboxes", "GET", "inboxes?after=c&limit=2&archived=true", "" },
        { "inbox", "GET", "inboxes/7", "" },
        { "channels", "GET", "channels?after=c&limit=2", "" },
        { "channel", "GET", "channels/1002", "" },
        { "accounts", "GET", "channel-accounts?channelId=1002&channelId=1000&inboxId=7&after=c&limit=2&archived=true", "" },
        { "account", "GET", "channel-accounts/62001?archived=true", "" },
        { "actor", "GET", "actors/E-a%20b%2Bc%40x.com?property=name", "" },
        { "actors", "POST", "actors/batch/read?property=name", """{"inputs":["A-1","E-a b+c@x.com"]}""" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_follows_the_contract(
        string operation, string method, string target, string body)
    {
        foreach ((string version, string prefix) in new[] { ("v3", V3), ("2026-09-beta", Beta), ("2026-09", Dated) })
        {
            StubHandler handler = StubHandler.Responding(200, "{}");

            await CallAsync(Api.Over(handler, version), operation);

            handler.Only.Method.ShouldBe(method);
            handler.Only.Uri.PathAndQuery.ShouldBe(prefix + target);
            handler.Only.Text.ShouldBe(body);
        }
    }

    [Fact]
    public async Task Owners_can_be_found_by_email()
    {
        StubHandler handler = StubHandler.Responding(200, """{"results":[{"id":"9","email":"a+b@x.com","userId":77}]}""");

        Page<Owner> page = await Api.Over(handler).Owners.ListAsync("a+b@x.com", "c", 5, archived: true, Api.TestEnd);

        handler.Only.Uri.PathAndQuery.ShouldBe("/crm/v3/owners/?email=a%2Bb%40x.com&after=c&limit=5&archived=true");
        page.Results[0].ActorId.ShouldBe("A-77");
        page.Results[0].OwnerId.ShouldBe("9");
    }

    [Theory]
    [InlineData("v3", "/account-info/v3", "/crm/v3/owners/", "/files/v3/files")]
    [InlineData("2026-09-beta", "/account-info/2026-09", "/crm/owners/2026-09", "/files/2026-03/files")]
    [InlineData("2026-09", "/account-info/2026-09", "/crm/owners/2026-09", "/files/2026-03/files")]
    public async Task The_other_APIs_have_their_own_paths(string version, string account, string owners, string files)
    {
        StubHandler handler = StubHandler.Responding(200, "{}");
        ConversationsClient client = Api.Over(handler, version);

        await client.Account.GetDetailsAsync(Api.TestEnd);
        await client.Account.ListApiUsageAsync(Api.TestEnd);
        await client.Owners.ListAsync(cancellationToken: Api.TestEnd);
        await client.Files.GetAsync("7", Api.TestEnd);
        await client.Files.GetLinkAsync("7", cancellationToken: Api.TestEnd);

        handler.Requests.Select(static r => $"{r.Method} {r.Uri.PathAndQuery}").ShouldBe(
        [
            $"GET {account}/details",
            $"GET {account}/api-usage/daily/private-apps",
            $"GET {owners}",
            $"GET {files}/7",
            $"GET {files}/7/signed-url",
        ]);
    }

    [Theory]
    [InlineData("v3", "/conversations/conversations/v3/threads/12/assignee")]
    [InlineData("2026-09-beta", "/conversations/conversations/2026-09-beta/threads/12/assignee")]
    [InlineData("2026-09", "/conversations/conversations/2026-09/threads/12/assignee")]
    public async Task The_assignee_is_set_at_the_documented_path(string version, string path)
    {
        StubHandler handler = StubHandler.Responding(200, """{"id":"12","assignedTo":"A-1"}""");

        ConversationThread thread = await Api.Over(handler, version).Threads.AssignAsync("12", "A-1", Api.TestEnd);

        thread.AssignedTo.ShouldBe("A-1");
        handler.Only.Method.ShouldBe("PUT");
        handler.Only.Uri.PathAndQuery.ShouldBe(path);
        handler.Only.Text.ShouldBe("""{"actorId":"A-1"}""");
    }

    [Fact]
    public async Task If_the_documented_assignee_path_fails_the_other_one_is_used_from_then_on()
    {
        var handler = new StubHandler(static request => request.Uri.AbsolutePath.StartsWith("/conversations/conversations/", StringComparison.Ordinal)
            ? StubHandler.Response(404, "<html>nothing here</html>", "text/html")
            : StubHandler.Response(200, """{"id":"12"}"""));
        ConversationsClient client = Api.Over(handler);

        await client.Threads.AssignAsync("12", "A-1", Api.TestEnd);
        await client.WithObserver(new NoObserver()).Threads.UnassignAsync("12", Api.TestEnd);

        handler.Requests.Select(static r => $"{r.Method} {r.Uri.AbsolutePath}").ShouldBe(
        [
            "PUT /conversations/conversations/v3/threads/12/assignee",
            "PUT /conversations/v3/conversations/threads/12/assignee",
            "DELETE /conversations/v3/conversations/threads/12/assignee",
        ]);
    }

    [Fact]
    public async Task The_error_for_an_unknown_thread_contains_HubSpots_message()
    {
        var handler = new StubHandler(static request => request.Uri.AbsolutePath.StartsWith("/conversations/conversations/", StringComparison.Ordinal)
            ? StubHandler.Response(404, """{"message":"Thread 12 was not found.","category":"OBJECT_NOT_FOUND"}""")
            : StubHandler.Response(405, "<html>no</html>", "text/html"));

        HubSpotApiException rejection = await Should.ThrowAsync<HubSpotApiException>(
            async () => await Api.Over(handler).Threads.AssignAsync("12", "A-1", Api.TestEnd));

        rejection.HubSpotMessage.ShouldBe("Thread 12 was not found.");
        handler.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_batch_of_actors_reports_the_missing_ones()
    {
        StubHandler handler = StubHandler.Responding(
            207,
            """
            {"status":"COMPLETE","results":[{"type":"AGENT","id":"A-1","name":"Ann"},{"type":"GHOST","id":"X-9"}],"numErrors":1,
             "errors":[{"status":"error","category":"OBJECT_NOT_FOUND","message":"Could not get some actors.","context":{"ids":["A-2"]}}]}
            """);

        ActorBatch batch = await Api.Over(handler).Actors.GetBatchAsync(["A-1", "A-2", "X-9"], null, Api.TestEnd);

        batch.Results.Select(static a => a.GetType()).ShouldBe([typeof(AgentActor), typeof(UnknownActor)]);
        batch.Errors.ShouldHaveSingleItem().Category.ShouldBe("OBJECT_NOT_FOUND");
    }

    private static Task CallAsync(ConversationsClient client, string operation) => operation switch
    {
        "thread" => client.Threads.GetAsync(
            "12", new ThreadQuery { Archived = true, WithTicket = true, Properties = ["status", "spam"] }, Api.TestEnd),
        "threads" => client.Threads.ListAsync(
            new ThreadQuery
            {
                InboxId = "1",
                ContactId = "2",
                TicketId = "3",
                Status = "OPEN",
                LatestMessageAfter = new DateTimeOffset(2026, 11, 1, 9, 0, 0, 250, TimeSpan.FromHours(1)),
                WithTicket = true,
                Archived = true,
                Properties = ["status", "spam"],
                Sort = "-id",
            },
            "a/b==",
            500,
            Api.TestEnd),
        "status" => client.Threads.SetStatusAsync("12", "CLOSED", Api.TestEnd),
        "restore" => client.Threads.RestoreAsync("12", Api.TestEnd),
        "archive" => client.Threads.ArchiveAsync("12", Api.TestEnd),
        "messages" => client.Threads.ListMessagesAsync(
            "12", new MessageQuery { OldestFirst = true, Archived = true, Properties = ["text"] }, "c", 20, Api.TestEnd),
        "message" => client.Threads.GetMessageAsync("12", "m", ["text"], Api.TestEnd),
        "original" => client.Threads.GetOriginalContentAsync("12", "m", Api.TestEnd),
        "inboxes" => client.Inboxes.ListAsync("c", 2, archived: true, Api.TestEnd),
        "inbox" => client.Inboxes.GetAsync("7", Api.TestEnd),
        "channels" => client.Channels.ListAsync("c", 2, Api.TestEnd),
        "channel" => client.Channels.GetAsync("1002", Api.TestEnd),
        "accounts" => client.ChannelAccounts.ListAsync(
            new ChannelAccountQuery { ChannelIds = ["1002", "1000"], InboxIds = ["7"], Archived = true }, "c", 2, Api.TestEnd),
        "account" => client.ChannelAccounts.GetAsync("62001", archived: true, Api.TestEnd),
        "actor" => client.Actors.GetAsync("E-a b+c@x.com", ["name"], Api.TestEnd),
        "actors" => client.Actors.GetBatchAsync(["A-1", "E-a b+c@x.com"], ["name"], Api.TestEnd),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    private sealed class NoObserver : IRequestObserver
    {
        public void OnRequest(RequestTrace trace)
        {
        }
    }
}
