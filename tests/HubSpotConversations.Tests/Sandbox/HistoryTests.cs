using System.Net;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Sandbox;

/// <summary>A message can appear later, or with another time or text, than it was sent.</summary>
public sealed class HistoryTests
{
    private const string Thread = SandboxData.EmailThreadId;
    private static readonly string Path = SandboxSession.Messages(Thread);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("-createdAt")]
    [InlineData("createdAt")]
    public async Task A_lagging_history_shows_a_message_after_the_lag(string sort)
    {
        using var session = new SandboxSession(
            new SandboxOptions { Clock = _clock, HistoryLag = TimeSpan.FromSeconds(2) });
        List<string> before = await session.IdsAsync($"{Path}?sort={sort}");

        string id = await SendAsync(session, "Hello");
        string comment = await SendAsync(session, "Noted", "COMMENT");
        session.Account.ReceiveMessage(Thread, "Hello back");

        _clock.Advance(TimeSpan.FromMilliseconds(1999));
        (await session.IdsAsync($"{Path}?sort={sort}")).ShouldBe(before);
        (await StatusAsync(session, id)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(session, comment)).ShouldBe(HttpStatusCode.NotFound);
        session.Account.StoredTexts(Thread)[^1].ShouldBe("Hello");
        JsonObject thread = await session.GetJsonAsync($"threads/{Thread}");
        ((DateTimeOffset)thread["latestMessageTimestamp"]!).Year.ShouldBe(2026);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        (await session.IdsAsync($"{Path}?sort={sort}")).Count.ShouldBe(before.Count + 3);
        (await StatusAsync(session, id)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(session, comment)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_lagging_history_shows_messages_in_the_order_they_arrived()
    {
        using var session = new SandboxSession(
            new SandboxOptions { Clock = _clock, HistoryLag = TimeSpan.FromSeconds(2) });
        string first = await SendAsync(session, "1");
        _clock.Advance(TimeSpan.FromSeconds(1));
        string second = await SendAsync(session, "2");
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await session.IdsAsync($"{Path}?limit=1"))[0].ShouldBe(first);
        (await StatusAsync(session, second)).ShouldBe(HttpStatusCode.NotFound);
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await session.IdsAsync($"{Path}?limit=1"))[0].ShouldBe(second);
    }

    [Fact]
    public async Task Seeded_messages_do_not_lag()
    {
        using var lagging = new SandboxSession(new SandboxOptions
        {
            Clock = _clock,
            ExtraThreads = 1,
            HistoryLag = TimeSpan.FromDays(9000),
        });

        (await lagging.IdsAsync(SandboxSession.Messages(SandboxData.LongThreadId))).Count.ShouldBe(250);
        (await lagging.IdsAsync(SandboxSession.Messages("6100000000"))).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(-90)]
    [InlineData(90)]
    public async Task MessageClockSkew_shifts_the_creation_time_of_a_message(int seconds)
    {
        using var session = new SandboxSession(
            new SandboxOptions { Clock = _clock, MessageClockSkew = TimeSpan.FromSeconds(seconds) });

        string id = await SendAsync(session, "Hello");

        DateTimeOffset expected = _clock.GetUtcNow().AddSeconds(seconds);
        session.Account.StoredMessages(Thread)[^1].CreatedAt.ShouldBe(expected);
        JsonObject message = await session.GetJsonAsync($"{Path}/{id}");
        ((DateTimeOffset)message["createdAt"]!).ShouldBe(expected);
    }

    [Theory]
    [InlineData("MESSAGE")]
    [InlineData("COMMENT")]
    public async Task TrimsText_normalizes_the_whitespace_of_a_text(string type)
    {
        using var session = new SandboxSession(new SandboxOptions { Clock = _clock, TrimsText = true });

        _ = await SendAsync(session, " \tHello,\r\n\r\nyou \t  there\rwell\n ", type);

        session.Account.StoredMessages(Thread)[^1].Text.ShouldBe("Hello,\n\nyou there\nwell");
    }

    [Fact]
    public async Task By_default_the_account_stores_a_text_unchanged()
    {
        using var session = new SandboxSession();

        _ = await SendAsync(session, " \tHello\r\n ");

        session.Account.StoredTexts(Thread)[^1].ShouldBe(" \tHello\r\n ");
    }

    [Theory]
    [InlineData(HistoryChange.EscapedText, "&quot;A-b&quot; &lt; &#39;c&#39;")]
    [InlineData(HistoryChange.Paragraph, "<p>&quot;A-b&quot; &lt; &#39;c&#39;</p>")]
    [InlineData(HistoryChange.TypographicQuotes, "\u201CA\u2013b\u201D < \u2019c\u2019")]
    [InlineData(HistoryChange.Signature, "\"A-b\" < 'c'\n--\nMaya Lindqvist\nAcme")]
    [InlineData(HistoryChange.QuotedReply, "\"A-b\" < 'c'\n\nOn Tuesday Jane Doe wrote:\n> Where is my order?")]
    [InlineData(HistoryChange.RichTextOnly, null)]
    [InlineData(HistoryChange.NoText, null)]
    [InlineData(HistoryChange.ShortenedText, "\"A-b\" ")]
    public async Task Read_TextIsChanged_ShowsTheSentMessageChanged(HistoryChange change, string? expected)
    {
        using SandboxSession session = Changing(change);

        string id = await SendAsync(session, "\"A-b\" < 'c'");

        JsonArray page = (await session.GetJsonAsync(Path))["results"]!.AsArray();
        ((string?)page[0]!["text"]).ShouldBe(expected);
        page.Count(static entry => (string?)entry!["text"] is { Length: > 0 }).ShouldBeGreaterThan(3);
        ((string?)(await session.GetJsonAsync($"{Path}/{id}"))["text"]).ShouldBe(expected);
        session.Account.StoredTexts(Thread)[^1].ShouldBe("\"A-b\" < 'c'");
    }

    [Theory]
    [InlineData(HistoryChange.NoId, "id", "null")]
    [InlineData(HistoryChange.NoType, "type", "null")]
    [InlineData(HistoryChange.HeaderAttachment, "attachments", """[{"type":"MESSAGE_HEADER","text":"Re:"}]""")]
    [InlineData(HistoryChange.NoSender, "createdBy", "null")]
    [InlineData(HistoryChange.NoSender, "senders", "[]")]
    [InlineData(HistoryChange.IntegrationSender, "createdBy", "\"I-4711\"")]
    [InlineData(HistoryChange.OtherClient, "client", """{"clientType":"HUBSPOT"}""")]
    public async Task Read_MessageIsChanged_LeavesOtherMessagesUnchanged(
        HistoryChange change, string field, string expected)
    {
        using SandboxSession session = Changing(change);

        _ = await SendAsync(session, "Hello");

        JsonArray page = (await session.GetJsonAsync(Path))["results"]!.AsArray();
        (page[0]![field]?.ToJsonString() ?? "null").ShouldBe(expected);
        using var unchanged = new SandboxSession();
        JsonArray before = (await unchanged.GetJsonAsync(Path))["results"]!.AsArray();
        page.Skip(1).Select(static entry => entry!.ToJsonString()).Take(before.Count)
            .ShouldBe(before.Select(static entry => entry!.ToJsonString()));
    }

    [Theory]
    [InlineData(HistoryChange.NullResults, "{\"results\":null}")]
    [InlineData(HistoryChange.NoResults, "{}")]
    public async Task Read_PageHasNoList_Succeeds(HistoryChange change, string expected)
        => (await Changing(change).GetJsonAsync(Path)).ToJsonString().ShouldBe(expected);

    [Fact]
    public async Task Read_EntriesAreNull_ReturnsOnlyNulls()
        => (await Changing(HistoryChange.NullEntries).GetJsonAsync(Path))["results"]!.AsArray()
            .ShouldAllBe(static entry => entry == null);

    [Fact]
    public async Task Read_IdsAreNull_OmitsIdsAndKeepsTypes()
        => (await Changing(HistoryChange.NullIds).GetJsonAsync(Path))["results"]!.AsArray()
            .ShouldAllBe(static entry => entry!["id"] == null && entry["type"] != null);

    [Fact]
    public async Task Read_OldestFirst_IgnoresTheRequestedOrder()
    {
        using SandboxSession session = Changing(HistoryChange.OldestFirst);

        List<string> ids = await session.IdsAsync($"{Path}?sort=-createdAt");

        ids.ShouldBe(await session.IdsAsync($"{Path}?sort=createdAt"));
    }

    [Fact]
    public async Task Read_NoThreadTimes_OmitsLatestMessageTimes()
    {
        using SandboxSession session = Changing(HistoryChange.NoThreadTimes);

        JsonObject[] threads =
        [
            await session.GetJsonAsync($"threads/{Thread}"),
            .. (await session.GetJsonAsync("threads"))["results"]!.AsArray().Select(static thread => thread!.AsObject()),
        ];

        threads.ShouldAllBe(static thread => !thread.Any(
            static field => field.Key.StartsWith("latestMessage", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Read_ThreadTimesAreLate_ChangesThemWithTheHistory()
    {
        using var session = new SandboxSession(new SandboxOptions
        {
            Clock = _clock,
            HistoryLag = TimeSpan.FromSeconds(2),
            LateThreadTimes = true,
        });
        string before = (string)(await session.GetJsonAsync($"threads/{Thread}"))["latestMessageSentTimestamp"]!;

        _ = await SendAsync(session, "Hello");

        _clock.Advance(TimeSpan.FromMilliseconds(1999));
        ((string)(await session.GetJsonAsync($"threads/{Thread}"))["latestMessageSentTimestamp"]!).ShouldBe(before);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        ((string)(await session.GetJsonAsync($"threads/{Thread}"))["latestMessageSentTimestamp"]!).ShouldNotBe(before);
    }

    [Fact]
    public async Task Send_DeliveryFails_ReturnsCreatedWithStatusFailed()
    {
        using var session = new SandboxSession(new SandboxOptions { FailsDelivery = true });

        using HttpResponseMessage response = await session.PostAsync(Path, SandboxSession.EmailRequest());

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        JsonNode status = (await session.BodyAsync(response))["status"]!;
        ((string?)status["statusType"]).ShouldBe("FAILED");
        ((string?)status["failureDetails"]!["errorMessage"]).ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData(false, "SENT")]
    [InlineData(true, "FAILED")]
    public async Task Send_DeliveryTakesTime_ShowsTheFinalStatusAfterTheDelay(bool fails, string status)
    {
        using var session = new SandboxSession(new SandboxOptions
        {
            Clock = _clock,
            FailsDelivery = fails,
            DeliveryDelay = TimeSpan.FromSeconds(3),
        });
        string id = await SendAsync(session, "Hello");
        string before = (await session.GetJsonAsync($"{Path}/{id}")).ToJsonString();

        _clock.Advance(TimeSpan.FromMilliseconds(2999));
        (await session.GetJsonAsync($"{Path}/{id}")).ToJsonString().ShouldBe(before);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        before.ShouldContain("\"statusType\":\"SENDING\"");
        JsonObject after = await session.GetJsonAsync($"{Path}/{id}");
        ((string?)after["status"]!["statusType"]).ShouldBe(status);
        ((string?)after["text"]).ShouldBe("Hello");
        (after["status"]!["failureDetails"] is not null).ShouldBe(fails);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-90)]
    public async Task Date_ClockIsSkewed_ShowsTheAccountsTime(int seconds)
    {
        using var session = new SandboxSession(
            new SandboxOptions { Clock = _clock, MessageClockSkew = TimeSpan.FromSeconds(seconds) });

        using HttpResponseMessage response = await session.GetAsync(Path);

        response.Headers.Date.ShouldBe(_clock.GetUtcNow().AddSeconds(seconds));
    }

    private SandboxSession Changing(HistoryChange change)
        => new(new SandboxOptions { Clock = _clock, HistoryChanges = [change] });

    private static async Task<string> SendAsync(SandboxSession session, string text, string type = "MESSAGE")
    {
        JsonObject request = SandboxSession.EmailRequest();
        request["type"] = type;
        request["text"] = text;
        using HttpResponseMessage response = await session.PostAsync(Path, request);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        JsonObject message = await session.BodyAsync(response);
        ((string?)message["text"]).ShouldNotBeNullOrEmpty();
        return (string)message["id"]!;
    }

    private static async Task<HttpStatusCode> StatusAsync(SandboxSession session, string id)
    {
        using HttpResponseMessage response = await session.GetAsync($"{Path}/{id}");
        return response.StatusCode;
    }
}
