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
    public async Task Pages_hold_every_message_once_in_order(string sort)
    {
        using var session = new SandboxSession();

        List<string> ids = await session.IdsAsync($"{LongMessages}?limit=37&sort={sort}");

        IEnumerable<string> stored = JsonNode.Parse(session.Account.MessagesJson(SandboxData.LongThreadId))!.AsArray()
            .Where(message => !(bool)message!["archived"]!)
            .Select(message => (string)message!["id"]!);
        ids.ShouldBe(sort[0] == '-' ? stored.Reverse() : stored);
    }

    [Fact]
    public async Task A_page_can_be_empty_and_not_the_last()
    {
        using var session = new SandboxSession();

        List<JsonArray> pages = await session.PagesAsync($"{LongMessages}?limit=5&sort=createdAt");

        pages.Count.ShouldBe(52);
        pages[24].Count.ShouldBe(0);
        pages[25].Count.ShouldBe(0);
        (await session.IdsAsync($"{LongMessages}?limit=100&archived=true")).Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_new_message_does_not_disturb_a_list_that_is_being_read()
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
    public async Task A_wrong_query_is_refused(string query)
    {
        using var session = new SandboxSession();

        using HttpResponseMessage answer = await session.GetAsync($"{LongMessages}?{query}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_cursor_that_is_not_escaped_exactly_once_is_refused(int times)
    {
        using var session = new SandboxSession();
        JsonObject page = await session.GetJsonAsync($"{LongMessages}?limit=5");
        string cursor = (string)page["paging"]!["next"]!["after"]!;
        for (int time = 0; time < times; time++)
        {
            cursor = Uri.EscapeDataString(cursor);
        }

        using HttpResponseMessage answer = await session.GetAsync($"{LongMessages}?limit=5&after={cursor}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        using var session = new SandboxSession();
        JsonObject page = await session.GetJsonAsync($"{LongMessages}?limit=5");
        string after = Uri.EscapeDataString((string)page["paging"]!["next"]!["after"]!);

        using HttpResponseMessage answer = await session.GetAsync(
            $"{SandboxSession.Messages(SandboxData.EmailThreadId)}?after={after}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_link_to_the_next_page_leads_there()
    {
        using var session = new SandboxSession();
        JsonObject page = await session.GetJsonAsync($"{LongMessages}?limit=5&sort=createdAt");

        JsonObject next = await session.GetJsonAsync(new Uri((string)page["paging"]!["next"]!["link"]!).PathAndQuery);

        Texts(next)[0].ShouldStartWith("Noted: Reading 6:");
    }

    [Fact]
    public async Task A_message_is_found_by_its_id_with_dashes_or_without()
    {
        using var session = new SandboxSession();
        string compact = SandboxData.FailedMessageId.Replace("-", string.Empty, StringComparison.Ordinal);

        JsonObject message = await session.GetJsonAsync(
            $"{SandboxSession.Messages(SandboxData.FailedThreadId)}/{compact}");

        ((string?)message["id"]).ShouldBe(SandboxData.FailedMessageId);
        ((string?)message["status"]!["statusType"]).ShouldBe("FAILED");
    }

    [Fact]
    public async Task Of_the_optional_properties_only_the_named_ones_are_answered()
    {
        using var session = new SandboxSession();
        string path = $"{SandboxSession.Messages(SandboxData.FailedThreadId)}/{SandboxData.FailedMessageId}";

        JsonObject message = await session.GetJsonAsync($"{path}?property=status,subject");

        message.ShouldContainKey("status");
        message.ShouldContainKey("text");
        message.ShouldNotContainKey("richText");
    }

    [Fact]
    public async Task A_shortened_message_has_its_original()
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
    public async Task A_message_that_is_not_there_is_not_found(string path)
    {
        using var session = new SandboxSession();

        using HttpResponseMessage answer = await session.GetAsync(
            $"{SandboxSession.Messages(SandboxData.EmailThreadId)}/{path}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static List<string> Texts(JsonObject page) =>
        [.. page["results"]!.AsArray().Select(message => (string)message!["text"]!)];
}
