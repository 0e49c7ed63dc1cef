using System.Net;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class ThreadListTests
{
    [Fact]
    public async Task The_list_is_sorted_by_id_and_omits_archived_threads()
    {
        using var session = new SandboxSession();

        List<string> ids = await session.IdsAsync("threads?limit=5");

        ids.Count.ShouldBe(12);
        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
        ids.ShouldNotContain(SandboxData.ArchivedThreadId);
        (await session.IdsAsync("threads?archived=true")).ShouldBe([SandboxData.ArchivedThreadId]);
    }

    [Fact]
    public async Task Filters_narrow_the_list()
    {
        using var session = new SandboxSession();

        (await session.IdsAsync("threads?threadStatus=CLOSED")).ShouldBe([SandboxData.ClosedThreadId]);
        (await session.IdsAsync($"threads?inboxId={SandboxData.HelpDeskInboxId}")).ShouldBe(
        [
            SandboxData.ChatThreadId,
            SandboxData.WhatsAppThreadId,
            SandboxData.TicketThreadId,
            SandboxData.LongThreadId,
        ]);
        (await session.IdsAsync($"threads?associatedContactId={SandboxData.ContactId}&threadStatus=OPEN"))
            .ShouldBe([SandboxData.EmailThreadId, SandboxData.ChatThreadId]);
        (await session.IdsAsync($"threads?associatedTicketId={SandboxData.TicketId}"))
            .ShouldBe([SandboxData.TicketThreadId]);
        (await session.IdsAsync("threads?latestMessageTimestampAfter=2026-11-20T00:00:00Z"))
            .ShouldBe([SandboxData.UnknownKindsThreadId, SandboxData.FormThreadId]);
    }

    [Fact]
    public async Task Threads_can_be_sorted_by_their_latest_message()
    {
        using var session = new SandboxSession();

        List<JsonArray> pages = await session.PagesAsync(
            "threads?limit=2&sort=latestMessageTimestamp&latestMessageTimestampAfter=2026-11-01T00:00:00Z");

        List<string> times =
        [
            .. pages.SelectMany(page => page).Select(thread => (string)thread!["latestMessageTimestamp"]!),
        ];
        times.Count.ShouldBe(11);
        times.ShouldBe(times.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_threads_of_a_contact_can_be_sorted_newest_first()
    {
        using var session = new SandboxSession();

        List<string> ids = await session.IdsAsync("threads?limit=1&sort=-id&associatedContactId=701&threadStatus=OPEN");

        ids.ShouldBe([SandboxData.ChatThreadId, SandboxData.EmailThreadId]);
    }

    [Theory]
    [InlineData("inboxId=81001&inboxId=81002", "Only one inboxId filter is allowed for this query")]
    [InlineData("associatedContactId=701", "threadStatus is required with associatedContactId")]
    [InlineData(
        "associatedContactId=701&threadStatus=OPEN&inboxId=81001",
        "inboxId can't be used together with associatedContactId")]
    [InlineData("threadStatus=open", "Invalid threadStatus 'open'")]
    [InlineData("sort=-id", "A descending sort needs associatedContactId")]
    [InlineData("sort=name", "Threads can't be sorted by 'name'")]
    [InlineData(
        "sort=latestMessageTimestamp",
        "latestMessageTimestampAfter is required to sort by latestMessageTimestamp")]
    [InlineData(
        "sort=-latestMessageTimestamp&associatedContactId=701&threadStatus=OPEN",
        "latestMessageTimestampAfter is required to sort by latestMessageTimestamp")]
    [InlineData("latestMessageTimestampAfter=soon", "Invalid time 'soon'")]
    [InlineData("association=DEAL", "Invalid association 'DEAL'")]
    [InlineData("limit=501", "limit must be from 1 to 500, not '501'")]
    public async Task The_sandbox_rejects_an_invalid_query(string query, string message)
    {
        using var session = new SandboxSession();

        using HttpResponseMessage response = await session.GetAsync($"threads?{query}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await session.BodyAsync(response))["message"]).ShouldBe(message);
    }

    [Fact]
    public async Task The_ticket_is_returned_only_on_request()
    {
        using var session = new SandboxSession();
        string path = $"threads/{SandboxData.TicketThreadId}";

        JsonObject plain = await session.GetJsonAsync(path);
        JsonObject associated = await session.GetJsonAsync($"{path}?association=TICKET");

        plain.ShouldNotContainKey("threadAssociations");
        ((string?)associated["threadAssociations"]!["associatedTicketId"]).ShouldBe(SandboxData.TicketId);
        ((string?)associated["inboxId"]).ShouldBe(SandboxData.HelpDeskInboxId);
    }

    [Fact]
    public async Task An_archived_thread_is_found_only_with_the_archived_filter()
    {
        using var session = new SandboxSession();

        using HttpResponseMessage hidden = await session.GetAsync($"threads/{SandboxData.ArchivedThreadId}");
        JsonObject thread = await session.GetJsonAsync($"threads/{SandboxData.ArchivedThreadId}?archived=true");

        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        ((bool)thread["archived"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Closed_and_spam_threads_report_their_state()
    {
        using var session = new SandboxSession();

        JsonObject closed = await session.GetJsonAsync($"threads/{SandboxData.ClosedThreadId}");
        JsonObject spam = await session.GetJsonAsync($"threads/{SandboxData.SpamThreadId}?property=assignedTo");

        ((string?)closed["status"]).ShouldBe("CLOSED");
        closed.ShouldContainKey("closedAt");
        ((bool)spam["spam"]!).ShouldBeTrue();
        spam.ShouldNotContainKey("latestMessageTimestamp");
    }
}
