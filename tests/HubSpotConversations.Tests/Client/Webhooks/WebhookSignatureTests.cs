using System.Text;
using HubSpotConversations.Webhooks;

namespace HubSpotConversations.Tests.Client.Webhooks;

/// <summary>Signatures that another program made: Python's hmac and hashlib.</summary>
public sealed class WebhookSignatureTests
{
    private const string Secret = "a-client-secret";
    private const string Uri = "https://example.com/hook?x=%40a%3Bb&y=%C3%9E%20z";
    private const string Body = "[{\"eventId\":1,\"subscriptionType\":\"conversation.newMessage\",\"objectId\":6065362089,\"messageId\":\"9b38\",\"text\":\"Þ\"}]";
    private const string Version1 = "f2f457c50c0635d896afef996c397503fca4f14e6692be893256f19bc2b8ea40";
    private const string Version2 = "1f2b6c88143f02b24104375689e1f16ed3fdb923dddd1f27da092d1ac39b4ced";
    private const string Version3 = "o96egRuyCeHNo/09Q2uZ5+ExWAHJ8V4/bH9NpW0w4zI=";
    private const long SentAt = 1763000000000;

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(SentAt).AddSeconds(10);

    [Theory]
    [InlineData("X-HubSpot-Signature-v3", Version3, null)]
    [InlineData("x-hubspot-signature-V3", Version3, null)]
    [InlineData("X-HubSpot-Signature", Version2, "v2")]
    [InlineData("X-HubSpot-Signature", Version1, "v1")]
    [InlineData("X-HubSpot-Signature", Version1, null)]
    public void A_signature_of_each_version_is_valid(string header, string signature, string? version)
        => Problem(Request(header, signature, version)).ShouldBeNull();

    [Theory]
    [InlineData("X-HubSpot-Signature-v3", Version3, null)]
    [InlineData("X-HubSpot-Signature", Version2, "v2")]
    [InlineData("X-HubSpot-Signature", Version1, "v1")]
    public void Each_change_makes_a_signature_invalid(string header, string signature, string? version)
    {
        WebhookRequest valid = Request(header, signature, version);

        Problem(valid with { Body = Encoding.UTF8.GetBytes(Body + " ") }).ShouldNotBeNull();
        Problem(valid, "another secret").ShouldNotBeNull();
        Problem(Request(header, signature[..^1], version)).ShouldNotBeNull();
        Problem(Request(header, signature + "0", version)).ShouldNotBeNull();
        Problem(Request(header, "", version)).ShouldNotBeNull();
        Problem(Request(header, "%&", version)).ShouldNotBeNull();
        if (version != "v1")
        {
            Problem(valid with { Uri = Uri + "x" }).ShouldNotBeNull();
            Problem(valid with { Method = "PUT" }).ShouldNotBeNull();
            Problem(valid with { Uri = null }).ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("https://example.com/hook/?a=%3A%2F%3F%40%21%24%27%28%29%2A%2C%3B", "6zpP24bZNevE4D0WndCtjg7uf+GmkNKpTuj2a0kswaI=")]
    [InlineData("https://example.com/hook/?a=:/?@!$'()*,;", "6zpP24bZNevE4D0WndCtjg7uf+GmkNKpTuj2a0kswaI=")]
    [InlineData("https://example.com/hook?a=%253A%20%26%3D%2B%23", "9G6vZsJsGbg4atvqW/K2ar0wQwNfbGeRax2LzrulrCU=")]
    [InlineData("https://example.com/hook/", "yHHtflo8+MtlT/rmfCY3rjVKb4GN9BsGczgNzR0VwPc=")]
    [InlineData("https://example.com/hook", "SMvT/crgX+u+OKZ9t4mALzb8nTUbOfuiLrqzorHqNuM=")]
    public void Version_3_decodes_only_some_characters_of_the_address(string uri, string signature)
    {
        WebhookRequest request = Request("X-HubSpot-Signature-v3", signature, null) with
        {
            Uri = uri,
            Body = Encoding.UTF8.GetBytes("{\"text\":\"Þ😀\"}"),
        };

        Problem(request).ShouldBeNull();
        Problem(request with { Uri = uri.Replace("hook", "hook/", StringComparison.Ordinal) }).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(300, null)]
    [InlineData(300.001, "older than 5 minutes")]
    [InlineData(-0.001, "in the future")]
    public void Version_3_has_a_time_window(double age, string? problem)
    {
        string? found = WebhookSignature.Problem(
            Request("X-HubSpot-Signature-v3", Version3, null), Secret, DateTimeOffset.FromUnixTimeMilliseconds(SentAt).AddSeconds(age));

        if (problem is null)
        {
            found.ShouldBeNull();
        }
        else
        {
            found.ShouldNotBeNull().ShouldContain(problem);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("-1763000000000")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    public void Version_3_needs_a_valid_time(string time)
    {
        WebhookRequest request = Request("X-HubSpot-Signature-v3", Version3, null);
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase) { ["X-HubSpot-Request-Timestamp"] = time };

        Problem(request with { Headers = headers }).ShouldNotBeNull().ShouldContain("X-HubSpot-Request-Timestamp");
    }

    [Fact]
    public void An_invalid_version_3_is_not_saved_by_a_valid_older_signature()
    {
        WebhookRequest request = Request("X-HubSpot-Signature-v3", "AAAA", null);
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase)
        {
            ["X-HubSpot-Signature"] = Version1,
            ["X-HubSpot-Signature-Version"] = "v1",
        };

        Problem(request with { Headers = headers }).ShouldBe("The signature (v3) doesn't match.");
    }

    [Fact]
    public void A_request_without_a_signature_is_invalid()
        => Problem(new WebhookRequest { Method = "POST", Uri = Uri, Body = Encoding.UTF8.GetBytes(Body) }).ShouldBe("The request has no signature.");

    private static string? Problem(WebhookRequest request, string secret = Secret) => WebhookSignature.Problem(request, secret, Now);

    private static WebhookRequest Request(string header, string signature, string? version)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [header] = signature,
            ["X-HubSpot-Request-Timestamp"] = $"{SentAt}",
        };
        if (version is not null)
        {
            headers["X-HubSpot-Signature-Version"] = version;
        }

        return new WebhookRequest { Method = "POST", Uri = Uri, Body = Encoding.UTF8.GetBytes(Body), Headers = headers };
    }
}
