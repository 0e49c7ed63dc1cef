using HubSpotConversations.Http.Clients;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Rules;

/// <summary>What a client needs to be made: a token that can be one, and an address that a token may go to.</summary>
public sealed class ConnectionRulesTests
{
    public static TheoryData<string> BadTokens => new(
        "", " ", "\t", "secret with spaces", "secret\r\nX-Evil: 1", "secret\n", " secret", "secret\0", "secrét", "secret\u00a0",
        "secret\u007f", "secret\u2028", "\ufeffsecret");

    [Theory]
    [MemberData(nameof(BadTokens))]
    public void A_token_that_is_none_is_refused_and_not_told(string token)
    {
        HubSpotValidationException refusal = Should.Throw<HubSpotValidationException>(() => Make(token: token));

        refusal.Parameter.ShouldBe("AccessToken");
        refusal.Message.ShouldContain("without quotation marks");
        refusal.ToString().ShouldNotContain("secr");
        refusal.InnerException.ShouldBeNull();
    }

    [Fact]
    public void A_token_that_is_null_is_refused()
        => Should.Throw<HubSpotValidationException>(() => Make(token: null!)).Parameter.ShouldBe("AccessToken");

    [Theory]
    [InlineData("pat-na1-0000-1111")]
    [InlineData("CJSP5qf1KhICAQEYs-gDIIGOBii1hQIyGQ==")]
    [InlineData("a,b;c=\"d\"'")]
    [InlineData("!~")]
    public async Task Any_token_goes_out_as_it_is(string token)
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
    public void An_address_that_a_token_may_go_to_is_taken(string address)
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
    public void An_address_that_a_token_may_not_go_to_is_refused(string address)
    {
        HubSpotValidationException refusal = Should.Throw<HubSpotValidationException>(() => Make(address));

        refusal.Parameter.ShouldBe("BaseUri");
        refusal.Message.ShouldContain("https://api.hubapi.com (http only to this machine");
        refusal.ToString().ShouldNotContain("hidden");
        refusal.ToString().ShouldNotContain(Api.Secret);
    }

    [Fact]
    public void Options_are_needed()
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
