using HubSpotConversations.Http.Clients;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Requests;

/// <summary>The path decides which server receives the token, so it must stay at the connection's address.</summary>
public sealed class RequestPathTests
{
    [Theory]
    [InlineData("/crm/v3/owners", "/crm/v3/owners")]
    [InlineData("crm/v3/owners/", "/crm/v3/owners/")]
    [InlineData("  /crm/v3/owners ", "/crm/v3/owners")]
    [InlineData("/crm/v3/owners?", "/crm/v3/owners")]
    [InlineData("/crm/v3/contacts/a%2Bb%40x.com?idProperty=email&q=a%20b", "/crm/v3/contacts/a%2Bb%40x.com?idProperty=email&q=a%20b")]
    [InlineData("/crm/v3/contacts/a@x.com:7", "/crm/v3/contacts/a@x.com:7")]
    [InlineData("/crm/v3/...", "/crm/v3/...")]
    [InlineData("/search?url=https://evil.example/..//", "/search?url=https://evil.example/..//")]
    [InlineData("@evil.example/x", "/@evil.example/x")]
    [InlineData("https://api.hubapi.com/crm/v3/owners?after=2", "/crm/v3/owners?after=2")]
    [InlineData("HTTPS://API.HubAPI.com:443/crm", "/crm")]
    [InlineData("https://api.hubapi.com", "/")]
    [InlineData("https://api.hubapi.com?a=b", "/?a=b")]
    public async Task A_path_is_sent_unchanged_to_the_connections_address(string path, string target)
    {
        StubHandler handler = StubHandler.Responding(200, "{}");

        await Api.Over(handler).Requests.SendAsync("Get", path, cancellationToken: Api.TestEnd);

        handler.Only.Uri.AbsoluteUri.ShouldBe("https://api.hubapi.com" + target);
        handler.Only.Headers["Authorization"].ShouldBe("Bearer " + Api.Secret);
    }

    [Theory]
    [InlineData("https://evil.example/crm", "https://evil.example")]
    [InlineData("http://api.hubapi.com/crm", "http://api.hubapi.com")]
    [InlineData("https://api.hubapi.com:8443/crm", "https://api.hubapi.com:8443")]
    [InlineData("https://api.hubapi.com.evil.example/", "https://api.hubapi.com.evil.example")]
    public async Task Another_origin_is_rejected_by_name_without_a_request(string path, string origin)
    {
        HubSpotValidationException rejection = await RejectionAsync(path + "?token=secret");

        rejection.Message.ShouldStartWith($"{origin} is not at the connection's address, https://api.hubapi.com/");
        rejection.Message.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("//evil.example/crm")]
    [InlineData("https://api.hubapi.com//evil.example")]
    [InlineData("\\\\evil.example\\crm")]
    [InlineData("/crm\\v3")]
    [InlineData("https:/api.hubapi.com/crm")]
    [InlineData("https:api.hubapi.com")]
    [InlineData("https://")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:word@api.hubapi.com/crm")]
    [InlineData("https://api.hubapi.com@evil.example/crm")]
    [InlineData("/crm/../files")]
    [InlineData("/crm/./files")]
    [InlineData("..")]
    [InlineData("/crm/%2e%2E/files")]
    [InlineData("/crm/.%2e")]
    [InlineData("/crm/..%2ffiles")]
    [InlineData("/crm/..%5cfiles")]
    [InlineData("/crm#part")]
    [InlineData("/crm?a=b#part")]
    [InlineData("/crm\r\nX-Header: 1")]
    [InlineData("/crm\u0000")]
    [InlineData("/crm\u0085x")]
    public async Task An_ambiguous_path_is_rejected_before_any_request(string? path)
        => (await RejectionAsync(path!)).Message.ShouldEndWith("for example /crm/v3/objects/contacts/701?properties=email.");

    [Theory]
    [InlineData("/crm", "https://proxy.example/hub/crm")]
    [InlineData("https://proxy.example/hub/crm", "https://proxy.example/hub/crm")]
    [InlineData("https://proxy.example/other/crm", null)]
    [InlineData("https://proxy.example/hubris/crm", null)]
    public async Task The_path_of_the_base_address_is_kept(string path, string? target)
    {
        StubHandler handler = StubHandler.Responding(200, "{}");
        var client = new ConversationsClient(new ConversationsClientOptions
        {
            AccessToken = Api.Secret,
            Handler = handler,
            BaseUri = new Uri("https://proxy.example/hub/"),
        });

        Task call = CallAsync();

        if (target is null)
        {
            await Should.ThrowAsync<HubSpotValidationException>(call);
            handler.Requests.ShouldBeEmpty();
        }
        else
        {
            await call;
            handler.Only.Uri.AbsoluteUri.ShouldBe(target);
        }

        async Task CallAsync() => await client.Requests.SendAsync("GET", path, cancellationToken: Api.TestEnd);
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("GET\r\n")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_unsupported_method_is_rejected(string? method)
        => (await RejectionAsync("/crm", method!)).Parameter.ShouldBe("Method");

    private static async Task<HubSpotValidationException> RejectionAsync(string path, string method = "GET")
    {
        StubHandler handler = StubHandler.Responding(200, "{}");
        HubSpotValidationException rejection = await Should.ThrowAsync<HubSpotValidationException>(
            async () => await Api.Over(handler).Requests.SendAsync(method, path, cancellationToken: Api.TestEnd));
        handler.Requests.ShouldBeEmpty();
        return rejection;
    }
}
