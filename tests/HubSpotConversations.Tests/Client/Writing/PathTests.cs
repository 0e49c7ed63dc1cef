using CsCheck;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Writing;

public sealed class PathTests
{
    private const string V3 = "/conversations/v3/conversations";
    private const string Dated = "/conversations/conversations/2026-09";

    [Theory]
    [InlineData("v3", V3)]
    [InlineData("2026-09", Dated)]
    public async Task Each_version_has_its_own_paths(string version, string root)
    {
        StubHandler handler = StubHandler.Responding(200, "{}");
        ConversationsClient client = Api.Over(handler, version);

        await client.Threads.SendMessageAsync(Drafts.Message(), Api.TestEnd);
        await client.Threads.AddCommentAsync(Drafts.Comment(), Api.TestEnd);
        await client.Threads.ListMessagesAsync("123", cancellationToken: Api.TestEnd);
        await client.Threads.GetMessageAsync("123", "m-1", cancellationToken: Api.TestEnd);
        await client.Inboxes.ListAsync(cancellationToken: Api.TestEnd);

        handler.Requests.Select(static r => $"{r.Method} {r.Uri.PathAndQuery}").ShouldBe(
        [
            $"POST {root}/threads/123/messages",
            $"POST {root}/threads/123/messages",
            $"GET {root}/threads/123/messages",
            $"GET {root}/threads/123/messages/m-1",
            $"GET {root}/inboxes",
        ]);
    }

    [Theory]
    [InlineData("a b", "a%20b")]
    [InlineData("100%", "100%25")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("%2F", "%252F")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("../inboxes", "..%2Finboxes")]
    [InlineData(@"..\inboxes", "..%5Cinboxes")]
    [InlineData("a?b=c&d", "a%3Fb%3Dc%26d")]
    [InlineData("a#b", "a%23b")]
    [InlineData("a;b,c:d", "a%3Bb%2Cc%3Ad")]
    [InlineData("Zoë", "Zo%C3%AB")]
    [InlineData("日本", "%E6%97%A5%E6%9C%AC")]
    [InlineData("E-a b+c@x.com", "E-a%20b%2Bc%40x.com")]
    [InlineData("...", "...")]
    [InlineData("a\r\nX: y", "a%0D%0AX%3A%20y")]
    public async Task An_id_is_escaped_in_the_path(string id, string escaped)
    {
        StubHandler handler = StubHandler.Responding(200, "{}");
        ConversationsClient client = Api.Over(handler);

        await client.Threads.SendMessageAsync(Drafts.Message(threadId: id), Api.TestEnd);
        await client.Threads.GetMessageAsync(id, id, cancellationToken: Api.TestEnd);

        handler.Requests[0].Path.ShouldBe($"{V3}/threads/{escaped}/messages");
        handler.Requests[1].Path.ShouldBe($"{V3}/threads/{escaped}/messages/{escaped}");
        handler.Requests[0].Uri.Query.ShouldBeEmpty();
    }

    [Fact]
    public void Every_id_stays_one_segment_of_the_path()
        => Texts.Any.Where(static id => id is not ("" or "." or "..")).Sample(
            static id =>
            {
                StubHandler handler = StubHandler.Responding(200, "{}");

                _ = Api.Over(handler).Threads.GetMessageAsync(id, "m1").GetAwaiter().GetResult();

                string[] segments = handler.Only.Path.Split('/');
                segments.Length.ShouldBe(8);
                Uri.UnescapeDataString(segments[5]).ShouldBe(Texts.WellFormed(id));
                (segments[6], segments[7]).ShouldBe(("messages", "m1"));
                handler.Only.Uri.Host.ShouldBe("api.hubapi.com");
                (handler.Only.Uri.Query + handler.Only.Uri.Fragment).ShouldBeEmpty();
            },
            iter: 500);

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_consists_of_dots_is_rejected(string id)
    {
        StubHandler handler = Api.Accepting();
        ConversationsClient client = Api.Over(handler);

        (await Should.ThrowAsync<HubSpotValidationException>(
            async () => await client.Threads.SendMessageAsync(Drafts.Message(threadId: id), Api.TestEnd)))
            .Parameter.ShouldBe("ThreadId");
        (await Should.ThrowAsync<HubSpotValidationException>(
            async () => await client.Threads.ListMessagesAsync(id, cancellationToken: Api.TestEnd)))
            .Parameter.ShouldBe("ThreadId");
        (await Should.ThrowAsync<HubSpotValidationException>(
            async () => await client.Threads.GetMessageAsync("1", id, cancellationToken: Api.TestEnd)))
            .Parameter.ShouldBe("MessageId");
        handler.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, null, "")]
    [InlineData("abc", null, "?after=abc")]
    [InlineData(null, 50, "?limit=50")]
    [InlineData("a+b/c==&limit=1", 2, "?after=a%2Bb%2Fc%3D%3D%26limit%3D1&limit=2")]
    [InlineData("%41", null, "?after=%2541")]
    public async Task A_cursor_is_escaped_exactly_once(string? after, int? limit, string query)
    {
        StubHandler handler = StubHandler.Responding(200, "{}");
        ConversationsClient client = Api.Over(handler);

        await client.Threads.ListMessagesAsync("1", null, after, limit, Api.TestEnd);
        await client.Inboxes.ListAsync(after, limit, cancellationToken: Api.TestEnd);

        handler.Requests.Select(static r => r.Uri.Query).ShouldBe([query, query]);
    }

    [Theory]
    [InlineData("https://hub.example/proxy", "/proxy")]
    [InlineData("https://hub.example/proxy/", "/proxy")]
    [InlineData("https://hub.example/", "")]
    public async Task The_path_of_the_base_address_is_kept(string baseUri, string prefix)
    {
        StubHandler handler = StubHandler.Responding(200, "{}");
        var client = new ConversationsClient(new ConversationsClientOptions
        {
            AccessToken = Api.Secret,
            BaseUri = new Uri(baseUri),
            Handler = handler,
        });

        await client.Inboxes.ListAsync(cancellationToken: Api.TestEnd);

        handler.Only.Uri.AbsoluteUri.ShouldBe($"https://hub.example{prefix}{V3}/inboxes");
    }
}
