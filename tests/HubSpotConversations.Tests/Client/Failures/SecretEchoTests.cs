using System.Collections;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Tracing;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Client.Failures;

/// <summary>If a server or proxy sends the token back in any encoding, no error or trace shows it.</summary>
public sealed partial class SecretEchoTests : IRequestObserver
{
    private static readonly string[] Places =
        ["message", "cause", "page", "success page", "end of excerpt", "correlation id", "id in body", "content type", "server"];

    private readonly List<RequestTrace> _traces = [];

    public static TheoryData<string, string, string> Echoes
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (string place in Places)
            {
                foreach (string encoding in Encodings.Keys)
                {
                    data.Add("pat-na1-5f2c9d4e-0000-aaaa", encoding, place);
                    data.Add("short7", encoding, place);
                }
            }

            return data;
        }
    }

    private static Dictionary<string, Func<string, string>> Encodings { get; } = new()
    {
        ["plain"] = static token => token,
        ["JSON"] = static token => Each(token, static c => $"\\u{(int)c:x4}"),
        ["JSON in part"] = static token => Each(token, static c => c % 2 == 0 ? $"\\u{(int)c:X4}" : $"{c}"),
        ["JSON twice"] = static token => Each(token, static c => $"\\\\u{(int)c:x4}"),
        ["percent"] = static token => Each(token, static c => $"%{(int)c:x2}"),
        ["percent twice"] = static token => Each(token, static c => $"%25{(int)c:X2}"),
        ["HTML"] = static token => Each(token, static c => $"&#{(int)c};"),
        ["hexadecimal HTML"] = static token => Each(token, static c => $"&#x{(int)c:X};"),
        ["UTF-16"] = static token => Each(token, static c => $"{c}\0"),
        ["UTF-16 big-endian"] = static token => Each(token, static c => $"\0{c}"),
    };

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task Error_ServerSendsTheTokenBack_DoesNotShowIt(string token, string encoding, string place)
    {
        string echo = Encodings[encoding](token);
        if (encoding.StartsWith("UTF-16", StringComparison.Ordinal) && place is not ("page" or "success page" or "end of excerpt"))
        {
            // JSON and headers have no zero bytes.
            return;
        }

        HubSpotException failure = await FailureOf(token, Responding(place, echo));

        ShouldNotShow(token, failure);
    }

    [Theory]
    [InlineData("HTTP/1.1 pat-na1-5f2c9d4e-0000-aaaa\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\npat-na1-5f2c9d4e-0000-aaaa\r\n\r\n")]
    [InlineData("pat-na1-5f2c9d4e-0000-aaaa")]
    public async Task Error_ResponseThatIsNotHttpHasTheToken_DoesNotShowIt(string response)
    {
        using var server = new LoopbackServer(LoopbackReply.Raw(response));

        HubSpotException failure = await FailureOf("pat-na1-5f2c9d4e-0000-aaaa", handler: null, server.Uri);

        ShouldNotShow("pat-na1-5f2c9d4e-0000-aaaa", failure);
    }

    [Fact]
    public async Task Object_ShortTokenIsAWordOfACustomer_KeepsTheWord()
    {
        StubHandler handler = StubHandler.Responding(200, """{"type":"MESSAGE","text":"short7"}""");

        (await Over("short7", handler, null).Threads.GetMessageAsync("1", "2", cancellationToken: Api.TestEnd))
            .Text.ShouldBe("short7");
    }

    void IRequestObserver.OnRequest(RequestTrace trace) => _traces.Add(trace);

    private static StubHandler Responding(string place, string echo) => place switch
    {
        "message" => StubHandler.Responding(400, $$"""{"message":"Bearer {{echo}} is wrong"}"""),
        "cause" => StubHandler.Responding(
            403,
            $$"""{"errors":[{"message":"{{echo}}","in":"{{echo}}","context":{"requiredScopes":["{{echo}}"]} }],"links":{"a":"{{echo}}"},"{{echo}}":1}"""),
        "page" => StubHandler.Responding(502, $"<p>Authorization: Bearer {echo}</p>", "text/html"),
        "success page" => StubHandler.Responding(200, $"<p>Authorization: Bearer {echo}</p>", "text/html"),
        "end of excerpt" => StubHandler.Responding(200, new string('x', 190) + echo, "text/html"),
        "correlation id" => StubHandler.Responding(400, "{}", "text/html", ("X-HubSpot-Correlation-Id", echo)),
        "id in body" => StubHandler.Responding(500, $$"""{"correlationId":"{{echo}}"}"""),
        "content type" => StubHandler.Responding(400, "<p>", $"text/html; charset=\"{echo.Replace("\\", "\\\\", StringComparison.Ordinal)}\""),
        _ => StubHandler.Responding(
            400, "{}", "text/html", ("Server", echo), ("Location", "https://x.example/" + echo)),
    };

    private static string Each(string token, Func<char, string> write) => string.Concat(token.Select(write));

    private async Task<HubSpotException> FailureOf(string token, HttpMessageHandler? handler, Uri? server = null)
        => await Should.ThrowAsync<HubSpotException>(async () => await Over(token, handler, server)
            .WithObserver(this).Threads.GetMessageAsync("1", "2", cancellationToken: Api.TestEnd));

    private static ConversationsClient Over(string token, HttpMessageHandler? handler, Uri? server)
        => new(new ConversationsClientOptions
        {
            AccessToken = token,
            Handler = handler,
            BaseUri = server ?? new Uri("https://api.hubapi.com"),
            MaxRetry = 0,
        });

    private void ShouldNotShow(string token, HubSpotException failure)
    {
        string[] texts = [.. Texts(failure), .. _traces.SelectMany(Texts)];
        _traces.ShouldNotBeEmpty();

        // A shortened text must not show the start of the token either.
        string start = token.Substring(0, 5);
        texts.Select(Decoded).ShouldAllBe(text => !text.Contains(start, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Texts(object thing)
        => thing.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(static property => property.GetIndexParameters().Length == 0)
            .SelectMany(property => Values(property.GetValue(thing)))
            .Append(thing.ToString()!);

    private static IEnumerable<string> Values(object? value) => value switch
    {
        string text => [text],
        IEnumerable items => items.Cast<object>().SelectMany(Values),
        HubSpotError or Exception => Texts(value),
        null => [],
        _ => [value.ToString()!],
    };

    private static string Decoded(string text)
    {
        for (int round = 0; round < 3; round++)
        {
            text = WebUtility.HtmlDecode(Uri.UnescapeDataString(text)).Replace("\0", "", StringComparison.Ordinal);
            text = Escape().Replace(
                text, static m => ((char)Convert.ToInt32(m.Groups["code"].Value, 16)).ToString());
        }

        return text;
    }

    [GeneratedRegex(@"\\+u(?<code>[0-9a-fA-F]{4})", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
