using System.Collections.Concurrent;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Resources;
using HubSpotConversations.Tests.Client.Support;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.OAuth;

/// <summary>An account with a token endpoint. Its refreshes return access-token-…-1, -2 and so on.</summary>
internal sealed class OAuthAccount
{
    public const string ClientId = "c2f0ad36-client-id";
    public const string ClientSecret = "client+secret/&=0123456789";
    public const string FirstRefreshToken = "refresh-token-na1-0123456789-1";
    public const string AccessToken = "access-token-na1-0123456789-";

    private readonly ConcurrentQueue<Func<Task<HttpResponseMessage>>> _replies = new();
    private int _refreshes;

    public OAuthAccount() => Handler = new StubHandler((request, _) => RespondAsync(request));

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    public StubHandler Handler { get; }

    public List<string> Replaced { get; } = [];

    /// <summary>The response of the API. By default it is an empty page.</summary>
    public Func<RecordedRequest, HttpResponseMessage>? Api { get; set; }

    /// <summary>An asynchronous response of the API. A null result falls back to <see cref="Api"/>.</summary>
    public Func<RecordedRequest, Task<HttpResponseMessage?>> Later { get; set; } = static _ => Task.FromResult<HttpResponseMessage?>(null);

    public IReadOnlyList<RecordedRequest> Refreshes => [.. Handler.Requests.Where(static r => r.Path.StartsWith("/oauth/", StringComparison.Ordinal))];

    /// <summary>The Authorization headers of all other requests, in order.</summary>
    public IEnumerable<string> Calls => Handler.Requests.Where(static r => !r.Path.StartsWith("/oauth/", StringComparison.Ordinal))
        .Select(static r => r.Headers["Authorization"]);

    public static string Bearer(int number) => $"Bearer {AccessToken}{number}";

    public static HttpResponseMessage Grant(int number, string? refreshToken = null, string expiresIn = "1800") => StubHandler.Response(
        200,
        $$"""{"token_type":"bearer","access_token":"{{AccessToken}}{{number}}","refresh_token":"{{refreshToken ?? FirstRefreshToken}}","expires_in":{{expiresIn}}}""");

    public static HttpResponseMessage Refused(string body, int status = 400) => StubHandler.Response(status, body);

    public static HttpResponseMessage Expired(string category = "EXPIRED_AUTHENTICATION")
        => StubHandler.Response(401, $$"""{"message":"The OAuth token used to make this call expired.","category":"{{category}}"}""");

    /// <summary>Queues the next response of the token endpoint. Without one, the endpoint grants a token.</summary>
    public OAuthAccount Next(Func<HttpResponseMessage> response) => Next(() => Task.FromResult(response()));

    public OAuthAccount Next(Func<Task<HttpResponseMessage>> response)
    {
        _replies.Enqueue(response);
        return this;
    }

    public OAuthCredential Credential() => new()
    {
        ClientId = ClientId,
        ClientSecret = ClientSecret,
        RefreshToken = FirstRefreshToken,
        RefreshTokenReplaced = Replaced.Add,
    };

    public ConversationsClient Connect(OAuthCredential? credential = null, string version = "v3")
        => new(new ConversationsClientOptions
        {
            OAuth = credential ?? Credential(),
            ApiVersion = version,
            Handler = Handler,
            Clock = Clock,
        });

    private async Task<HttpResponseMessage> RespondAsync(RecordedRequest request)
    {
        if (!request.Path.StartsWith("/oauth/", StringComparison.Ordinal))
        {
            return await Later(request) ?? Api?.Invoke(request) ?? StubHandler.Response(200, """{"results":[]}""");
        }

        int number = Interlocked.Increment(ref _refreshes);
        return _replies.TryDequeue(out Func<Task<HttpResponseMessage>>? response) ? await response() : Grant(number);
    }
}
