using System.Collections;
using System.Collections.Specialized;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Requests;

/// <summary>The exact bytes of a request.</summary>
public sealed class RequestBytesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 13, 0, 0, 250, TimeSpan.FromHours(1));

    public static TheoryData<string, object> Bodies => new()
    {
        { """{"a":null,"b":true,"c":"é\"\n"}""", new OrderedDictionary { ["a"] = null, ["b"] = true, ["c"] = "é\"\n" } },
        { """{"a":{"b":[1,[2],{}]}}""", Map("a", Map("b", new object[] { 1, new[] { 2L }, new Hashtable() })) },
        { "[1.50,2.5,-7,18446744073709551615,0.1]", new object[] { 1.50m, 2.5d, (sbyte)-7, ulong.MaxValue, 0.1f } },
        { """["2026-11-24T12:00:00.250Z","2026-11-24T12:00:00.250Z"]""", new object[] { Noon, Noon.UtcDateTime } },
        { """["Monday","x","https://x.example/a","12345678-1234-1234-1234-123456789012"]""", new object[] { DayOfWeek.Monday, 'x', new Uri("https://x.example/a"), new Guid("12345678-1234-1234-1234-123456789012") } },
        { """{"":1}""", Map(string.Empty, 1) },
        { "[]", Array.Empty<object>() },
        { """{"a":1}""", new[] { new KeyValuePair<string, object?>("a", 1) } },
        { """ {"a" : 1, "a":2} """, """ {"a" : 1, "a":2} """ },
        { "\"text\"", "\"text\"" },
        { "{}", "\ufeff{}" },
    };

    public static TheoryData<string, object> InvalidBodies => new()
    {
        { "JSON can't represent the number NaN (at a.b[1]).", Map("a", Map("b", new object[] { 1, double.NaN })) },
        { "JSON can't represent the number Infinity", float.PositiveInfinity },
        { "An object of type StringBuilder (at a) can't be converted to JSON", Map("a", new System.Text.StringBuilder("secret")) },
        { "The text is not valid JSON (line 2, byte ", "{\n \"secret\": tru }" },
        { "The text is not valid JSON", "Hello" },
        { "The text is not valid JSON", string.Empty },
        { "The text is not valid JSON", "{} {}" },
        { "Dictionaries and lists are nested more than 64 levels deep", Nested(65) },
        { "or one of them contains itself", SelfContaining() },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_is_written_as_JSON(string json, object body)
    {
        StubHandler handler = StubHandler.Responding(200, "{}");

        await Api.Over(handler).Requests.SendAsync("post", "/x", body: body, cancellationToken: Api.TestEnd);

        handler.Only.Method.ShouldBe("POST");
        handler.Only.Text.ShouldBe(json);
        handler.Only.Headers["Content-Type"].ShouldBe("application/json");
    }

    [Theory]
    [MemberData(nameof(InvalidBodies))]
    public async Task A_body_that_JSON_cannot_represent_is_rejected_with_its_location(string problem, object body)
    {
        StubHandler handler = StubHandler.Responding(200, "{}");

        HubSpotValidationException rejection = await Should.ThrowAsync<HubSpotValidationException>(
            async () => await Api.Over(handler).Requests.SendAsync("POST", "/x", body: body, cancellationToken: Api.TestEnd));

        rejection.Message.ShouldContain(problem);
        rejection.Message.ShouldNotContain("secret");
        rejection.Parameter.ShouldBe("Body");
        handler.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sixty_four_levels_are_written()
    {
        StubHandler handler = StubHandler.Responding(200, "{}");

        await Api.Over(handler).Requests.SendAsync("POST", "/x", body: Nested(64), cancellationToken: Api.TestEnd);

        handler.Only.Text.Count(static c => c == '[').ShouldBe(64);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("Patch")]
    [InlineData("delete")]
    [InlineData("POST")]
    public async Task A_change_can_omit_the_body(string method)
    {
        StubHandler handler = StubHandler.Responding(204, string.Empty, contentType: null);

        object? response = await Api.Over(handler).Requests.SendAsync(method, "/x", cancellationToken: Api.TestEnd);

        response.ShouldBeNull();
        handler.Only.Method.ShouldBe(method.ToUpperInvariant());
        handler.Only.Body.ShouldBeEmpty();
        handler.Only.Headers.Keys.ShouldNotContain("Content-Type");
    }

    [Fact]
    public async Task A_GET_with_a_body_is_rejected()
        => (await Should.ThrowAsync<HubSpotValidationException>(async () => await Api.Over(StubHandler.Responding(200, "{}"))
            .Requests.SendAsync("GET", "/x", body: "{}", cancellationToken: Api.TestEnd))).Parameter.ShouldBe("Body");

    [Fact]
    public async Task A_query_is_escaped_once_and_keeps_its_order()
    {
        StubHandler handler = StubHandler.Responding(200, "{}");
        KeyValuePair<string, object?>[] query =
        [
            new("q", "a b&c=d+ü%20"),
            new("id", new object?[] { 1, null, "2" }),
            new("flag", false),
            new("since", Noon),
            new("none", null),
            new("a[]", 1.5m),
            new("empty", Array.Empty<string>()),
        ];

        await Api.Over(handler).Requests.SendAsync("GET", "/x?first=a%20b&", query, cancellationToken: Api.TestEnd);

        handler.Only.Uri.Query.ShouldBe(
            "?first=a%20b&q=a%20b%26c%3Dd%2B%C3%BC%2520&id=1&id=2&flag=false&since=2026-11-24T12%3A00%3A00.250Z&a%5B%5D=1.5");
    }

    [Theory]
    [InlineData(" ", "x", "has no name")]
    [InlineData("a", double.NaN, "An object of type Double can't be part of a query (in 'a')")]
    [InlineData("a", null, "A hashtable can't be part of a query (in 'a')")]
    public async Task An_invalid_query_is_rejected(string name, object? value, string problem)
    {
        KeyValuePair<string, object?>[] query = [new(name, value ?? new Hashtable())];

        HubSpotValidationException rejection = await Should.ThrowAsync<HubSpotValidationException>(
            async () => await Api.Over(StubHandler.Responding(200, "{}")).Requests
                .SendAsync("GET", "/x", query, cancellationToken: Api.TestEnd));

        rejection.Message.ShouldContain(problem);
        rejection.Parameter.ShouldBe("Query");
    }

    private static Hashtable Map(string name, object? value) => new() { [name] = value };

    private static object Nested(int levels) => levels == 0 ? 1 : new[] { Nested(levels - 1) };

    private static ArrayList SelfContaining()
    {
        var list = new ArrayList();
        _ = list.Add(new Hashtable { ["again"] = list });
        return list;
    }
}
