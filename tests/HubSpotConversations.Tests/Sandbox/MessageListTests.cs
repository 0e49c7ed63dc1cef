using System.Net;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Tests.Sandbox;

public sealed class MessageListTests
{
    private static readonly string LongMessages = SandboxSession.Messages(SandboxData.LongThreadId);

    [Theory]
    [InlineData("-createdAt")]
    [InlineData("createdAt")]
    public async Task The_pages_contain_every_message_once_in_order(string sort)
    {
        using var session = new SandboxSession();

        List<string> ids = await session.IdsAsync($"{LongMessages}?limit=37&sort={sort}");

        IEnumerable<string> stored = JsonNode.Parse(session.Account.MessagesJson(SandboxData.LongThreadId))!.AsArray()
            .Where(message => !(bool)message!["archived"]!)
            .Select(message => (string)message!["id"]!);
        ids.ShouldBe(sort[0] == '-' ? stored.Reverse() : stored);
    }

    [Fact]
    public async Task A_page_before_the_last_can_be_empty()
    {
        using var session = new SandboxSession();

        List<JsonArray> pages = await session.PagesAsync($"{LongMessages}?limit=5&sort=createdAt");

        pages.Count.ShouldBe(52);
        pages[24].Count.ShouldBe(0);
        pages[25].Count.ShouldBe(0);
        (await session.IdsAsync($"{LongMessages}?limit=100&archived=true")).Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_new_message_does_not_disturb_paging_in_progress()
    {
        using var session = new SandboxSession();
        JsonObject first = await session.GetJsonAsync($"{LongMessages}?limit=3");
        session.Account.ReceiveMessage(SandboxData.LongThreadId, "In between");

        string after = Uri.EscapeDataString((string)first["paging"]!["next"]!["after"]!);
        JsonObject second = await session.GetJsonAsync($"{LongMessages}?limit=3&after={after}");

        Texts(first).Concat(Texts(second)).ShouldBe(
        [
            "Noted: Reading 260: 2.0 bar", "Reading 259: 1.0 bar", "Noted: Reading 258: 7.0 bar",
            "Reading 257: 6.0 bar", "Noted: Reading 256: 5.0 bar", "Reading 255: 4.0 bar",
        ]);
    }

    [Theory]
    [InlineData("after=abc")]
    [InlineData("after=MTAw")]
    [InlineData("limit=101")]
    [InlineData("limit=0")]
    [InlineData("limit=many")]
    [InlineData("sort=id")]
    [InlineData("archived=perhaps")]
    public async Task The_sandbox_rejects_an_invalid_query(string query)
    {
        using var session = new SandboxSession();

        using HttpResponseMessage response = await session.GetAsync($"{LongMessages}?{query}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task The_sandbox_rejects_a_cursor_that_is_not_escaped_exactly_once(int times)
    {
        using var session = new SandboxSession();
        JsonObject page = await session.GetJsonAsync($"{LongMessages}?limit=5");
        string cursor = (string)page["paging"]!["next"]!["after"]!;
        for (int time = 0; time < times; time++)
        {
            cursor = Uri.EscapeDataString(cursor);
        }

        using HttpResponseMessage response = await session.GetAsync($"{LongMessages}?limit=5&after={cursor}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_sandbox_rejects_a_cursor_from_another_list()
    {
        using var session = new SandboxSession();
        JsonObject page = await session.GetJsonAsync($"{LongMessages}?limit=5");
        string after = Uri.EscapeDataString((string)page["paging"]!["next"]!["after"]!);

        using HttpResponseMessage response = await session.GetAsync(
            $"{SandboxSession.Messages(SandboxData.EmailThreadId)}?after={after}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_next_link_returns_the_next_page()
    {
        using var session = new SandboxSession();
        JsonObject page = await session.GetJsonAsync($"{LongMessages}?limit=5&sort=createdAt");

        JsonObject next = await session.GetJsonAsync(new Uri((string)page["paging"]!["next"]!["link"]!).PathAndQuery);

        Texts(next)[0].ShouldStartWith("Noted: Reading 6:");
    }

    [Fact]
    public async Task The_sandbox_finds_a_message_by_its_id_without_dashes()
    {
        using var session = new SandboxSession();
        string compact = SandboxData.FailedMessageId.Replace("-", string.Empty, StringComparison.Ordinal);

        JsonObject message = await session.GetJsonAsync(
            $"{SandboxSession.Messages(SandboxData.FailedThreadId)}/{compact}");

        ((string?)message["id"]).ShouldBe(SandboxData.FailedMessageId);
        ((string?)message["status"]!["statusType"]).ShouldBe("FAILED");
    }

    [Fact]
    public async Task The_response_contains_only_the_requested_optional_properties()
    {
        using var session = new SandboxSession();
        string path = $"{SandboxSession.Messages(SandboxData.FailedThreadId)}/{SandboxData.FailedMessageId}";

        JsonObject message = await session.GetJsonAsync($"{path}?property=status,subject");

        message.ShouldContainKey("status");
        message.ShouldContainKey("text");
        message.ShouldNotContainKey("richText");
    }

    [Fact]
    public async Task A_truncated_message_has_its_original_content()
    {
        using var session = new SandboxSession();
        string path = $"{SandboxSession.Messages(SandboxData.TruncatedThreadId)}/{SandboxData.TruncatedMessageId}";

        JsonObject message = await session.GetJsonAsync(path);
        JsonObject original = await session.GetJsonAsync($"{path}/original-content");

        ((string?)message["truncationStatus"]).ShouldBe("TRUNCATED");
        string text = (string)message["text"]!;
        ((string)original["text"]!).ShouldStartWith(text);
        ((string)original["text"]!).Length.ShouldBeGreaterThan(text.Length);
        ((string)original["richText"]!).ShouldStartWith("<pre>");
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("nothing/original-content")]
    public async Task An_unknown_message_id_returns_404(string path)
    {
        using var session = new SandboxSession();

        using HttpResponseMessage response = await session.GetAsync(
            $"{SandboxSession.Messages(SandboxData.EmailThreadId)}/{path}");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static List<string> Texts(JsonObject page) =>
        [.. page["results"]!.AsArray().Select(message => (string)message!["text"]!)];
}
