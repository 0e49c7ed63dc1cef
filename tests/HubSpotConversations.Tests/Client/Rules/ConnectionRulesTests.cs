using HubSpotConversations.Http.Clients;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Rules;

/// <summary>Creating a client requires a well-formed token and a safe address to send it to.</summary>
public sealed class ConnectionRulesTests
{
    public static TheoryData<string> BadTokens => new(
        "", " ", "\t", "secret with spaces", "secret\r\nX-Evil: 1", "secret\n", " secret", "secret\0", "secrét", "secret\u00a0",
        "secret\u007f", "secret\u2028", "\ufeffsecret");

    [Theory]
    [MemberData(nameof(BadTokens))]
    public void A_malformed_token_is_rejected_without_repeating_it(string token)
    {
        HubSpotValidationException rejection = Should.Throw<HubSpotValidationException>(() => Make(token: token));

        rejection.Parameter.ShouldBe("AccessToken");
        rejection.Message.ShouldContain("without quotation marks");
        rejection.ToString().ShouldNotContain("secr");
        rejection.InnerException.ShouldBeNull();
    }

    [Fact]
    public void A_null_token_is_rejected()
        => Should.Throw<HubSpotValidationException>(() => Make(token: null!)).Parameter.ShouldBe("AccessToken");

    [Theory]
    [InlineData("pat-na1-0000-1111")]
    [InlineData("CJSP5qf1KhICAQEYs-gDIIGOBii1hQIyGQ==")]
    [InlineData("a,b;c=\"d\"'")]
    [InlineData("!~")]
    public async Task A_well_formed_token_is_sent_unchanged(string token)
    {
        StubHandler handler = StubHandler.Responding(200, "{}");

        await Make(token: token, handler: handler).Inboxes.ListAsync(cancellationToken: Api.TestEnd);

        handler.Only.Headers["Authorization"].ShouldBe("Bearer " + token);
    }

    [Theory]
    [InlineData("https://api.hubapi.com")]
    [InlineData("https://api-eu1.hubapi.com/")]
    [InlineData("https://hub.example:8443/path")]
    [InlineData("http://127.0.0.1:5055")]
    [InlineData("http://localhost:5055/")]
    [InlineData("http://[::1]:5055")]
    public void A_safe_address_is_accepted(string address)
        => Should.NotThrow(() => Make(address));

    [Theory]
    [InlineData("http://api.hubapi.com")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://192.168.0.1")]
    [InlineData("http://[2001:db8::1]")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("file:///tmp")]
    [InlineData("ws://127.0.0.1")]
    [InlineData("/conversations")]
    [InlineData("https://user@api.hubapi.com")]
    [InlineData("https://user:hidden@api.hubapi.com")]
    [InlineData("https://api.hubapi.com?key=hidden")]
    [InlineData("https://api.hubapi.com/#hidden")]
    [InlineData("https://api.hubapi.com/?")]
    [InlineData("https://api.hubapi.com/#")]
    public void An_unsafe_address_is_rejected(string address)
    {
        HubSpotValidationException rejection = Should.Throw<HubSpotValidationException>(() => Make(address));

        rejection.Parameter.ShouldBe("BaseUri");
        rejection.Message.ShouldContain("https://api.hubapi.com (http only to this machine");
        rejection.ToString().ShouldNotContain("hidden");
        rejection.ToString().ShouldNotContain(Api.Secret);
    }

    [Fact]
    public void The_options_must_not_be_null()
        => Should.Throw<ArgumentNullException>(() => new ConversationsClient(null!));

    private static ConversationsClient Make(
        string baseUri = "https://api.hubapi.com", string token = Api.Secret, HttpMessageHandler? handler = null)
        => new(new ConversationsClientOptions
        {
            AccessToken = token,
            BaseUri = new Uri(baseUri, UriKind.RelativeOrAbsolute),
            Handler = handler ?? Api.Accepting(),
        });
}
