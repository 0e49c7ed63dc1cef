using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Sandbox;

/// <summary>Changing, archiving and assigning threads in the sandbox.</summary>
public sealed class ThreadChangeTests
{
    private const string Assignee = "/conversations/conversations/v3/threads/" + SandboxData.EmailThreadId + "/assignee";

    [Fact]
    public async Task A_status_change_adds_one_entry_to_the_history()
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
    public async Task The_sandbox_rejects_the_changes_that_HubSpot_rejects(string thread, string body, int status)
    {
        using var session = new SandboxSession();

        ((int)(await PatchAsync(session, thread, body)).StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task An_archived_thread_disappears_from_the_list()
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
    public async Task Only_an_agent_of_the_account_can_be_the_assignee(string method, string? body, int status)
    {
        using var session = new SandboxSession();

        ((int)(await SendAsync(session, method, Assignee, body)).StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task AssigneeUnderThreads_moves_the_assignee_path()
    {
        using var session = new SandboxSession(new SandboxOptions { AssigneeUnderThreads = true });
        const string Body = """{"actorId":"A-52301002"}""";

        (await SendAsync(session, "PUT", Assignee, Body)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(session, "PUT", $"/conversations/v3/conversations/threads/{SandboxData.EmailThreadId}/assignee", Body))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Visitors_write_at_the_interval_and_reopen_closed_threads()
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

        // Two messages and the status change.
        after.Count.ShouldBe(before + 3);
        after[0]!["createdAt"]!.ToString().ShouldBe("2026-11-20T16:00:10Z");
        (await session.GetJsonAsync($"threads/{SandboxData.ClosedThreadId}"))["status"]!.ToString().ShouldBe("OPEN");
    }

    [Fact]
    public async Task ExtraThreads_adds_that_many_threads()
    {
        using var session = new SandboxSession(new SandboxOptions { ExtraThreads = 1200, RateLimit = 0 });

        List<string> ids = await session.IdsAsync("threads?limit=500");

        ids.Count.ShouldBe(1212);
        ids.ShouldBeUnique();
        (await session.GetJsonAsync(SandboxSession.Messages(ids[^1])))["results"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task EmptyPages_makes_every_second_page_empty()
    {
        using var session = new SandboxSession(new SandboxOptions { EmptyPages = true });

        (await session.IdsAsync("threads?limit=5")).Count.ShouldBe(12);

        session.Account.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task An_owner_is_found_by_email_and_has_a_separate_user_id()
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
