using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Sandbox;

/// <summary>What changes a thread in the sandbox.</summary>
public sealed class ThreadChangeTests
{
    private const string Assignee = "/conversations/conversations/v3/threads/" + SandboxData.EmailThreadId + "/assignee";

    [Fact]
    public async Task A_status_is_changed_and_noted_once()
    {
        using var session = new SandboxSession();
        int before = session.Account.StoredMessageCount(SandboxData.EmailThreadId);

        (await PatchAsync(session, SandboxData.EmailThreadId, """{"status":"CLOSED"}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PatchAsync(session, SandboxData.EmailThreadId, """{"status":"CLOSED"}""")).StatusCode.ShouldBe(HttpStatusCode.OK);

        JsonObject thread = await session.GetJsonAsync($"threads/{SandboxData.EmailThreadId}");
        thread["status"]!.ToString().ShouldBe("CLOSED");
        thread["closedAt"].ShouldNotBeNull();
        session.Account.StoredMessageCount(SandboxData.EmailThreadId).ShouldBe(before + 1);
    }

    [Theory]
    [InlineData(SandboxData.EmailThreadId, "{}", 400)]
    [InlineData(SandboxData.EmailThreadId, """{"status":"SLEEPING"}""", 400)]
    [InlineData(SandboxData.EmailThreadId, """{"archived":"yes"}""", 400)]
    [InlineData(SandboxData.ArchivedThreadId, """{"status":"OPEN"}""", 404)]
    [InlineData(SandboxData.ArchivedThreadId + "?archived=true", """{"status":"OPEN"}""", 400)]
    [InlineData(SandboxData.ArchivedThreadId + "?archived=true", """{"archived":false}""", 200)]
    [InlineData("404", """{"status":"OPEN"}""", 404)]
    public async Task Changes_are_refused_as_HubSpot_refuses_them(string thread, string body, int status)
    {
        using var session = new SandboxSession();

        ((int)(await PatchAsync(session, thread, body)).StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_thread_is_archived_and_then_gone_from_the_list()
    {
        using var session = new SandboxSession();

        (await session.Client.DeleteAsync("/conversations/conversations/2026-09/threads/" + SandboxData.EmailThreadId, TestContext.Current.CancellationToken))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await session.IdsAsync("threads")).ShouldNotContain(SandboxData.EmailThreadId);
        (await session.GetAsync($"threads/{SandboxData.EmailThreadId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("PUT", """{"actorId":"A-52301002"}""", 200)]
    [InlineData("PUT", """{"actorId":"V-701"}""", 400)]
    [InlineData("PUT", """{"actorId":"A-999"}""", 400)]
    [InlineData("PUT", "{}", 400)]
    [InlineData("DELETE", null, 204)]
    [InlineData("POST", """{"actorId":"A-52301002"}""", 405)]
    public async Task The_assignee_is_an_agent_of_the_account(string method, string? body, int status)
    {
        using var session = new SandboxSession();

        ((int)(await SendAsync(session, method, Assignee, body)).StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task The_assignee_may_be_at_the_other_path()
    {
        using var session = new SandboxSession(new SandboxOptions { AssigneeUnderThreads = true });
        const string Body = """{"actorId":"A-52301002"}""";

        (await SendAsync(session, "PUT", Assignee, Body)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(session, "PUT", $"/conversations/v3/conversations/threads/{SandboxData.EmailThreadId}/assignee", Body))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Visitors_write_when_it_is_time_and_open_what_was_closed()
    {
        var clock = new FakeTimeProvider(SandboxData.HistoryEnd);
        using var session = new SandboxSession(new SandboxOptions
        {
            Clock = clock,
            VisitorInterval = TimeSpan.FromSeconds(5),
            VisitorThreadIds = [SandboxData.ClosedThreadId],
        });
        int before = (await session.GetJsonAsync(SandboxSession.Messages(SandboxData.ClosedThreadId)))["results"]!.AsArray().Count;

        clock.Advance(TimeSpan.FromSeconds(12));
        JsonArray after = (await session.GetJsonAsync(SandboxSession.Messages(SandboxData.ClosedThreadId)))["results"]!.AsArray();

        // Two messages, and the change of the status.
        after.Count.ShouldBe(before + 3);
        after[0]!["createdAt"]!.ToString().ShouldBe("2026-11-20T16:00:10Z");
        (await session.GetJsonAsync($"threads/{SandboxData.ClosedThreadId}"))["status"]!.ToString().ShouldBe("OPEN");
    }

    [Fact]
    public async Task An_account_can_be_as_large_as_one_likes()
    {
        using var session = new SandboxSession(new SandboxOptions { ExtraThreads = 1200, RateLimit = 0 });

        List<string> ids = await session.IdsAsync("threads?limit=500");

        ids.Count.ShouldBe(1212);
        ids.ShouldBeUnique();
        (await session.GetJsonAsync(SandboxSession.Messages(ids[^1])))["results"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Every_second_page_can_be_empty()
    {
        using var session = new SandboxSession(new SandboxOptions { EmptyPages = true });

        (await session.IdsAsync("threads?limit=5")).Count.ShouldBe(12);

        session.Account.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Owners_are_found_by_address_and_have_other_ids_than_their_users()
    {
        using var session = new SandboxSession();

        JsonObject page = await session.GetJsonAsync($"/crm/v3/owners/?email={Uri.EscapeDataString(SandboxData.AgentEmail)}");

        JsonNode owner = page["results"]!.AsArray().ShouldHaveSingleItem()!;
        owner["id"]!.ToString().ShouldBe(SandboxData.OwnerId);
        $"A-{owner["userId"]}".ShouldBe(SandboxData.AgentActorId);
        page.ContainsKey("total").ShouldBeFalse();
    }

    private static Task<HttpResponseMessage> PatchAsync(SandboxSession session, string thread, string body)
        => SendAsync(session, "PATCH", "/conversations/v3/conversations/threads/" + thread, body);

    private static Task<HttpResponseMessage> SendAsync(SandboxSession session, string method, string path, string? body)
        => session.Client.SendAsync(
            new HttpRequestMessage(new HttpMethod(method), path)
            {
                Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
            },
            TestContext.Current.CancellationToken);
}
