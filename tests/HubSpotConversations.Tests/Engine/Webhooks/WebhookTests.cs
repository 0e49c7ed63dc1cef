using System.Collections.Specialized;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Webhooks;

/// <summary>Test-HubSpotWebhook and ConvertFrom-HubSpotWebhook.</summary>
public sealed class WebhookTests : IDisposable
{
    private const string Uri = "https://example.com/hook?a=1";

    private const string Body = """
        [{"eventId":3269195544,"subscriptionId":2371671,"portalId":23428445,"appId":2438486,"occurredAt":1702439388898,
        "subscriptionType":"conversation.newMessage","attemptNumber":0,"objectId":6065362089,"messageId":"9b38","messageType":"MESSAGE",
        "changeFlag":"NEW_MESSAGE","newField":{"x":1}},
        {"subscriptionType":"conversation.propertyChange","objectId":7,"propertyName":"status","propertyValue":"CLOSED"}]
        """;

    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Test-HubSpotWebhook -Header $headers -Body $body -Method post -Uri $uri -ClientSecret $secret")]
    [InlineData("Test-HubSpotWebhook -Header $headers -Body ([System.Text.Encoding]::UTF8.GetBytes($body)) -Uri $uri -ClientSecret $secret")]
    [InlineData("Test-HubSpotWebhook ([pscustomobject]@{ Method = 'POST'; Url = $uri; Headers = $headers; RawBody = $body; Body = @{ parsed = 1 } }) -ClientSecret $secret")]
    [InlineData("Test-HubSpotWebhook ([pscustomobject]@{ HttpMethod = 'POST'; Url = [uri] $uri; Headers = $collection }) -Body $body -ClientSecret $secret")]
    [InlineData("Test-HubSpotWebhook @{ Method = 'POST'; Url = 'http://127.0.0.1/hook'; Headers = [pscustomobject] $headers; Body = $body } -Uri $uri -ClientSecret $secret")]
    public void A_signed_request_of_each_host_is_valid(string script)
    {
        Run(script).ShouldSucceed().Single.BaseObject.ShouldBe(true);

        Run(script.Replace("$body", "($body + ' ')", StringComparison.Ordinal).Replace("RawBody = ($body", "RawBody = ($body", StringComparison.Ordinal))
            .ShouldSucceed().Single.BaseObject.ShouldBe(false);
    }

    [Fact]
    public void Verbose_says_why_a_request_fails_and_nothing_shows_the_secret()
    {
        SessionResult result = Run("Test-HubSpotWebhook -Header @{} -Body $body -Uri $uri -ClientSecret $secret -Verbose");

        result.Single.BaseObject.ShouldBe(false);
        result.Verbose.ShouldBe(["The request has no signature."]);
    }

    [Theory]
    [InlineData("Test-HubSpotWebhook @{ Method = 'POST'; Headers = $headers; Body = @{ parsed = 1 } } -ClientSecret $secret", "has no raw body")]
    [InlineData("Test-HubSpotWebhook -Header $headers -Body @{ parsed = 1 } -Uri $uri -ClientSecret $secret", "exact text or bytes")]
    [InlineData("Test-HubSpotWebhook -Header $headers -Body $body -Uri $uri -ClientSecret plain-secret", "must be a SecureString")]
    [InlineData("ConvertFrom-HubSpotWebhook 'not json'", "not the complete body")]
    [InlineData("ConvertFrom-HubSpotWebhook '[{\"eventId\":1}, '", "not the complete body")]
    [InlineData("ConvertFrom-HubSpotWebhook '[1]'", "not the complete body")]
    [InlineData("ConvertFrom-HubSpotWebhook @{ Body = 5 }", "not the complete body")]
    public void A_mistake_is_an_error(string script, string message)
    {
        SessionResult result = Run(script);

        result.Output.ShouldBeEmpty();
        result.SingleError.ToString().ShouldContain(message);
        result.SingleError.ToString().ShouldNotContain("plain-secret");
    }

    [Theory]
    [InlineData("ConvertFrom-HubSpotWebhook $body")]
    [InlineData("$body | ConvertFrom-HubSpotWebhook")]
    [InlineData("$body -split \"`n\" | ConvertFrom-HubSpotWebhook")]
    [InlineData(", [System.Text.Encoding]::UTF8.GetBytes($body) | ConvertFrom-HubSpotWebhook")]
    [InlineData("@{ RawBody = $body } | ConvertFrom-HubSpotWebhook")]
    public void A_body_converts_to_typed_events(string script)
    {
        SessionResult result = Run(script).ShouldSucceed();

        result.Output.Count.ShouldBe(2);
        result.Output[0].Properties["EventType"].Value.ShouldBe("conversation.newMessage");
        result.Output[0].Properties["ThreadId"].Value.ShouldBe("6065362089");
        result.Output[0].Properties["MessageId"].Value.ShouldBe("9b38");
        result.Output[0].Properties["OccurredAt"].Value.ShouldBeOfType<DateTimeOffset>().ToUnixTimeMilliseconds().ShouldBe(1702439388898);
        result.Output[0].Properties["EventId"].Value.ShouldBe("3269195544");
        ((IReadOnlyDictionary<string, object?>)result.Output[0].Properties["AdditionalProperties"].Value).Keys.ShouldBe(["newField"]);
        result.Output[1].Properties["PropertyValue"].Value.ShouldBe("CLOSED");
    }

    [Fact]
    public void Several_bodies_and_an_event_of_a_custom_channel_convert()
    {
        SessionResult result = Run(
            "$body, '{\"type\":\"OUTGOING_CHANNEL_MESSAGE_CREATED\",\"portalId\":\"5\",\"channelId\":\"9\",\"eventTimestamp\":1702439388898,\"message\":{}}' "
            + "| ConvertFrom-HubSpotWebhook").ShouldSucceed();

        result.Output.Count.ShouldBe(3);
        result.Output[2].Properties["EventType"].Value.ShouldBe("OUTGOING_CHANNEL_MESSAGE_CREATED");
        result.Output[2].Properties["PortalId"].Value.ShouldBe(5L);
        result.Output[2].Properties["ChannelId"].Value.ShouldBe("9");
        result.Output[2].Properties["ThreadId"].Value.ShouldBeNull();
    }

    [Fact]
    public void An_event_pipes_into_the_cmdlets_that_get_its_thread_and_message()
    {
        using var server = new LoopbackServer(static request => LoopbackReply.Response(
            200, request.Target.Contains("/messages/", StringComparison.Ordinal) ? """{"type":"MESSAGE","id":"9b38","text":"Hi"}""" : """{"id":"6065362089"}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("param($body) (ConvertFrom-HubSpotWebhook $body)[0] | Get-HubSpotThread -NoName", Body).ShouldSucceed()["ThreadId"].ShouldBe("6065362089");
        session.Run("param($body) (ConvertFrom-HubSpotWebhook $body)[0] | Get-HubSpotThreadMessage", Body).ShouldSucceed()["Text"].ShouldBe("Hi");
    }

    private SessionResult Run(string script)
    {
        string time = DateTimeOffset.UtcNow.AddSeconds(-2).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes("app-secret"));
        string signature = Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes("POST" + Uri + Body + time)));
        var collection = new NameValueCollection { ["X-HubSpot-Signature-v3"] = signature, ["X-HubSpot-Request-Timestamp"] = time };
        return _session.Run(
            "param($body, $uri, $secret, $collection, $signature, $time) "
            + "$headers = @{ 'x-hubspot-signature-v3' = @($signature); 'x-hubspot-request-timestamp' = $time }; " + script,
            Body,
            Uri,
            Secrets.Of("app-secret"),
            collection,
            signature,
            time);
    }
}
