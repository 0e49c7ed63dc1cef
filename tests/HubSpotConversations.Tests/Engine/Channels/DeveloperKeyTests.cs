using HubSpotConversations.Tests.Engine.Connecting;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Channels;

/// <summary>A developer key appears only in the query of a request.</summary>
public sealed class DeveloperKeyTests
{
    private const string Canary = "developer-canary-5f2c9d";

    [Theory]
    [InlineData("fine")]
    [InlineData("400 echo")]
    [InlineData("401 echo")]
    [InlineData("500 echo")]
    [InlineData("html echo")]
    [InlineData("redirect")]
    [InlineData("drop")]
    [InlineData("truncated")]
    [InlineData("nobody")]
    public void No_stream_or_error_contains_the_key(string fault)
    {
        using var server = new LoopbackServer(request => Reply(fault, request));
        using ModuleSession session = ModuleSession.ConnectedTo(fault == "nobody" ? LoopbackServer.UnusedAddress() : server.Uri);

        string[] commands =
        [
            "Get-HubSpotCustomChannel", "Get-HubSpotCustomChannel 9", "New-HubSpotCustomChannel X -Capability @{}",
            "Set-HubSpotCustomChannel 9 -Name X -PassThru", "Remove-HubSpotCustomChannel 9 -Confirm:$false",
            "Get-HubSpotWebhookSubscription", "New-HubSpotWebhookSubscription conversation.creation",
            "Set-HubSpotWebhookSubscription 9 -Active $true -PassThru", "Remove-HubSpotWebhookSubscription 9 -Confirm:$false",
            "Get-HubSpotWebhookSetting", "Set-HubSpotWebhookSetting https://x.example -MaxConcurrentRequests 9 -PassThru",
            "Set-HubSpotWebhookSetting -MaxConcurrentRequests 9", "Remove-HubSpotWebhookSetting -Confirm:$false",
        ];
        foreach (string command in commands)
        {
            SessionResult result = session.Run(
                $"param($key) {command} -AppId 77 -DeveloperKey $key -Verbose -Debug", Secrets.Of(Canary));

            result.Verbose.ShouldNotBeEmpty(command);
            SecretTests.AllOf(result).ShouldAllBe(static text => !text.Contains(Canary, StringComparison.Ordinal));
            session.Run("$Error").Output.Select(static e => SecretTests.Everything(e.BaseObject))
                .ShouldAllBe(static text => !text.Contains(Canary, StringComparison.Ordinal));
        }

        server.Requests.ShouldAllBe(static request => request.Target.Contains("hapikey=" + Canary, StringComparison.Ordinal)
            && !request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public void A_rejected_key_is_not_reported_as_a_rejected_token()
    {
        using var server = new LoopbackServer(LoopbackReply.Response(401, """{"message":"No.","category":"INVALID_AUTHENTICATION"}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.Run("param($key) Get-HubSpotCustomChannel -AppId 77 -DeveloperKey $key", Secrets.Of(Canary));

        result.SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotAuthenticationFailed,");
        result.SingleError.ErrorDetails.RecommendedAction.ShouldStartWith("Check the developer key");
    }

    [Theory]
    [InlineData("Get-HubSpotCustomChannel -AppId 77 -DeveloperKey $text")]
    [InlineData("Get-HubSpotWebhookSubscription -AppId 77 -DeveloperKey @($text)")]
    public void A_key_in_a_plain_string_is_rejected_without_repeating_it(string script)
    {
        using ModuleSession session = ModuleSession.InSandbox();

        SessionResult result = session.Run($"param($text) {script}", Canary);

        result.SingleError.Exception.Message.ShouldContain("SecureString");
        SecretTests.Everything(result.SingleError, withTarget: false).ShouldNotContain(Canary);
    }

    private static LoopbackReply Reply(string fault, LoopbackRequest request)
    {
        string echo = request.Target;
        return fault switch
        {
            "400 echo" => LoopbackReply.Response(400, $$"""{"message":"{{echo}}","context":{"query":["{{echo}}"] }""", headers: "Location: " + echo),
            "401 echo" => LoopbackReply.Response(401, $$"""{"message":"{{echo}}","category":"EXPIRED_AUTHENTICATION"}"""),
            "500 echo" => LoopbackReply.Response(500, $$"""{"message":"{{echo}}"}"""),
            "html echo" => LoopbackReply.Response(404, $"<html>{echo}</html>", "text/html"),
            "redirect" => LoopbackReply.Response(302, string.Empty, null, "Location: https://elsewhere.example" + echo),
            "drop" => LoopbackReply.Drop(),
            "truncated" => LoopbackReply.Truncated(200, echo),
            _ => LoopbackReply.Response(200, $$"""{"results":[{"id":"9","name":"{{echo}}"}],"id":"9","webhookUrl":"https://x.example{{echo}}"}"""),
        };
    }
}
