using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Connecting;

/// <summary>The access token appears only in the header of a request.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Canary = "pat-na1-canary-5f2c9d";
    private const string Loud = "$VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; ";
    private const string Send = "Send-HubSpotThreadMessage 1 Hi -Recipient a@x.com -ChannelId EMAIL -ChannelAccountId 5 -SenderActorId A-1 -Verbose -Debug";

    private readonly ModuleSession _session = new();

    public static TheoryData<string> Faults =>
        ["fine", "401 echo", "400 echo", "500 echo", "200 echo", "html echo", "redirect", "drop", "truncated", "nobody", "no name"];

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public void No_stream_or_error_contains_the_token(string fault)
    {
        using var server = new LoopbackServer(request => Reply(fault, request));
        Uri uri = fault switch
        {
            "nobody" => LoopbackServer.UnusedAddress(),
            "no name" => new Uri("https://nobody.invalid"),
            _ => server.Uri,
        };

        SessionResult result = _session.Run(
            "param($uri, $token) " + Loud
            + $$"""
            $PSDefaultParameterValues = @{ '*-HubSpotThread*:SettlingTimeSec' = 0 }
            Connect-HubSpot -BaseUri $uri -AccessToken $token -MaxRetry 0 -Verbose -Debug
            Connect-HubSpot -BaseUri $uri -AccessToken $token -SkipCheck -MaxRetry 0 -PassThru -Verbose -Debug
            Get-HubSpotConnection -Verbose -Debug
            New-HubSpotThreadMessage 1 Hi -Verbose -Debug
            New-HubSpotAttachment 7 -Verbose -Debug
            New-HubSpotRecipient a@x.com -Verbose -Debug
            New-HubSpotQuickReply Yes -Verbose -Debug
            {{Send}}
            Add-HubSpotThreadComment 1 Hi -Verbose -Debug
            Disconnect-HubSpot -Verbose -Debug
            """,
            uri,
            Secrets.Of(Canary));

        result.Verbose.ShouldNotBeEmpty();
        if (fault != "fine")
        {
            result.Errors.ShouldNotBeEmpty();
        }

        AllOf(result).ShouldAllBe(static text => !text.Contains(Canary, StringComparison.Ordinal));
        _session.Run("$Error").Output.Select(static e => Everything(e.BaseObject))
            .ShouldAllBe(static text => !text.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public void No_view_of_the_connection_contains_the_token()
    {
        using var server = new LoopbackServer(Replies.Sent);
        PSObject connection = _session.Run(
            "param($uri, $token) Connect-HubSpot -BaseUri $uri -AccessToken $token -SkipCheck -MaxRetry 0 -PassThru", server.Uri, Secrets.Of(Canary)).Single;

        string[] texts =
        [
            connection.BaseObject.ToString()!,
            LanguagePrimitives.ConvertTo<string>(connection),
            PSSerializer.Serialize(connection, 10),
            PSSerializer.Serialize(connection.BaseObject, 10),
            .. connection.Members.OfType<PSPropertyInfo>().Select(static p => $"{p.Name}={p.Value}"),
            .. connection.BaseObject.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public)
                .Select(p => $"{p.GetValue(connection.BaseObject)}"),
            System.Text.Json.JsonSerializer.Serialize(connection.BaseObject, connection.BaseObject.GetType()),
        ];

        texts.ShouldAllBe(static text => !text.Contains(Canary, StringComparison.Ordinal));
        connection.BaseObject.GetType().GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("fine")]
    [InlineData("400 echo")]
    [InlineData("401 echo")]
    [InlineData("html echo")]
    [InlineData("redirect")]
    [InlineData("half")]
    [InlineData("call echo")]
    public void No_stream_or_error_contains_a_secret_of_an_OAuth_app(string fault)
    {
        string[] secrets = [OAuthServer.Secret, OAuthServer.RefreshToken, OAuthServer.NewRefreshToken, OAuthServer.AccessToken];
        using var hubSpot = new OAuthServer();
        hubSpot.OnRefresh = number => RefreshReply(fault, hubSpot) ?? OAuthServer.Grant(number, OAuthServer.NewRefreshToken);
        hubSpot.OnCall = request => fault == "call echo" ? Reply("400 echo", request) : null;

        SessionResult result = hubSpot.Run(
            _session,
            $$"""
            {{Loud}}
            Connect-HubSpot @app -Verbose -Debug -OnTokenRefreshed { throw 'No vault.' }
            Connect-HubSpot @app -SkipCheck -PassThru -Verbose -Debug
            Get-HubSpotConnection -Verbose -Debug
            Get-HubSpotInbox -Verbose -Debug -ErrorAction Continue
            """);

        result.Verbose.ShouldNotBeEmpty();
        result.Output.ShouldNotBeEmpty();
        AllOf(result).ShouldAllBe(text => !secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)));
        _session.Run("$Error").Output.Select(static e => Everything(e.BaseObject))
            .ShouldAllBe(text => !secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_connection_of_an_OAuth_app_shows_its_client_id_but_no_secrets()
    {
        string[] secrets = [OAuthServer.Secret, OAuthServer.RefreshToken, OAuthServer.NewRefreshToken, OAuthServer.AccessToken];
        using var hubSpot = new OAuthServer();
        hubSpot.OnRefresh = static number => OAuthServer.Grant(number, OAuthServer.NewRefreshToken);
        PSObject connection = hubSpot.Run(_session, "Connect-HubSpot @app -PassThru").Single;

        string[] texts =
        [
            connection.BaseObject.ToString()!,
            PSSerializer.Serialize(connection, 10),
            .. connection.Members.OfType<PSPropertyInfo>().Select(static p => $"{p.Name}={p.Value}"),
            System.Text.Json.JsonSerializer.Serialize(connection.BaseObject, connection.BaseObject.GetType()),
        ];

        texts.ShouldContain("ClientId=app-1");
        texts.ShouldAllBe(text => !secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Connect-HubSpot -AccessToken $text")]
    [InlineData("Connect-HubSpot $text")]
    [InlineData("$text | Connect-HubSpot")]
    [InlineData("Connect-HubSpot -AccessToken @($text)")]
    public void Connect_rejects_a_token_in_a_plain_string_without_repeating_it(string script)
    {
        SessionResult result = _session.Run($"param($text) {Loud} {script}", Canary);

        result.SingleError.Exception.Message.ShouldContain("SecureString");
        Everything(result.SingleError, withTarget: false).ShouldNotContain(Canary);
        AllStreams(result).ShouldAllBe(static text => !text.Contains(Canary, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Canary + " ")]
    [InlineData(Canary + "\r\nX-Other: 1")]
    [InlineData("\u00e9" + Canary)]
    public void Connect_rejects_an_invalid_token_without_repeating_it(string token)
    {
        SessionResult result = _session.Run("param($token) Connect-HubSpot -AccessToken $token -SkipCheck", Secrets.Of(token));

        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        Everything(result.SingleError).ShouldNotContain(Canary);
    }

    private static LoopbackReply Reply(string fault, LoopbackRequest request)
    {
        string echo = request.Headers["Authorization"];
        return fault switch
        {
            "401 echo" => LoopbackReply.Response(401, $$"""{"message":"{{echo}} is not accepted","category":"INVALID_AUTHENTICATION"}""", headers: "X-Echo: " + echo),
            "400 echo" => LoopbackReply.Response(400, $$"""{"errors":[{"message":"{{echo}}, {{echo}}"}]}""", headers: ["X-Request-Authorization: " + echo, "WWW-Authenticate: " + echo]),
            "500 echo" => LoopbackReply.Response(500, """{"message":"bad"}""", headers: "Set-Cookie: token=" + echo),
            "200 echo" => LoopbackReply.Response(200, echo, headers: "X-Echo: " + echo),
            "html echo" => LoopbackReply.Response(404, $"<html>GET / HTTP/1.1 Authorization: {echo}</html>", "text/html", "X-Echo: " + echo),
            "redirect" => LoopbackReply.Response(302, string.Empty, null, "Location: https://elsewhere.example/"),
            "drop" => LoopbackReply.Drop(),
            "truncated" => LoopbackReply.Truncated(201, echo),
            _ => request.Method == "GET" ? Replies.Inboxes : Replies.Sent,
        };
    }

    private static LoopbackReply? RefreshReply(string fault, OAuthServer hubSpot)
    {
        string echo = hubSpot.Server.Requests[^1].Body;
        return fault switch
        {
            "400 echo" => LoopbackReply.Response(400, $$"""{"error":"invalid_grant","status":"{{echo}}","message":"{{echo}}"}""", headers: "X-Echo: " + echo),
            "401 echo" => LoopbackReply.Response(401, $$"""{"errors":[{"message":"{{echo}}","context":{"form":["{{echo}}"]} }]}"""),
            "html echo" => LoopbackReply.Response(404, $"<html>{echo}</html>", "text/html"),
            "redirect" => LoopbackReply.Response(
                302, echo, "text/plain", "Location: https://elsewhere.example/?" + echo),
            "half" => LoopbackReply.Response(200, $$"""{"refresh_token":"{{OAuthServer.NewRefreshToken}}","access_token":"{{OAuthServer.AccessToken}}"""),
            _ => null,
        };
    }

    internal static IEnumerable<string> AllOf(SessionResult result)
        => AllStreams(result).Concat(result.Errors.Select(static e => Everything(e)))
            .Concat(result.Output.Select(static o => PSSerializer.Serialize(o, 4)));

    private static IEnumerable<string> AllStreams(SessionResult result)
        => result.Verbose.Concat(result.Debug).Concat(result.Warnings).Concat(result.Texts);

    // Everything that Get-Error, ConvertTo-Json or a transcript could show about an error.
    internal static string Everything(object error, bool withTarget = true)
    {
        var record = error as ErrorRecord ?? ((IContainsErrorRecord)error).ErrorRecord;
        var texts = new List<string?> { record.ToString(), record.FullyQualifiedErrorId, record.CategoryInfo.GetMessage(CultureInfo.InvariantCulture), record.ScriptStackTrace };
        texts.Add(record.ErrorDetails?.Message);
        texts.Add(record.ErrorDetails?.RecommendedAction);
        if (withTarget)
        {
            texts.Add(PSSerializer.Serialize(record.TargetObject, 5));
        }

        for (Exception? exception = record.Exception; exception is not null; exception = exception.InnerException)
        {
            texts.Add(exception.ToString());
            texts.Add(string.Join('\n', exception.Data.Cast<DictionaryEntry>().Select(static entry => $"{entry.Key}={entry.Value}")));
            texts.AddRange(exception.GetType().GetProperties()
                .Where(static p => p.Name is not (nameof(IContainsErrorRecord.ErrorRecord) or nameof(Exception.TargetSite)))
                .Select(p => PSSerializer.Serialize(p.GetValue(exception), 3)));
        }

        return string.Join('\n', texts);
    }
}
