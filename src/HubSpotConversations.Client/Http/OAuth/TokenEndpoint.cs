using System.Net.Http.Headers;
using System.Text.Json;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Http.Handlers;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Http.Retries;
using HubSpotConversations.Http.Tracing;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.OAuth;

/// <summary>Exchanges a refresh token for an access token. Immutable and thread-safe.</summary>
internal sealed class TokenEndpoint
{
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    private readonly HttpClient _http;
    private readonly OAuthCredential _credential;
    private readonly RetryPolicy _retry;
    private readonly string _path;
    private readonly Uri _uri;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;

    public TokenEndpoint(ConversationsClientOptions options, OAuthCredential credential)
    {
        string version = ApiVersion.IsDated(options.ApiVersion) ? ApiVersion.V202609 : ApiVersion.V3;
        _http = HttpClients.For(HttpPurpose.Tokens, options.BaseUri, options);
        _credential = credential;
        _retry = RetryPolicy.ForTokens(options.Timeout);
        _path = $"/oauth/{version}/token";
        _uri = new Uri(options.BaseUri.AbsoluteUri.TrimEnd('/') + _path);
        _timeout = options.Timeout;
        _clock = options.Clock;
    }

    /// <summary>
    /// Gets an access token. If the network or HubSpot fails, the method tries a few times. That is safe, because the
    /// refresh token stays valid unless HubSpot replaced it and the response was lost, and another request doesn't make
    /// that worse.
    /// </summary>
    /// <param name="refreshToken">The refresh token.</param>
    /// <param name="observer">Observes the attempts; null for none.</param>
    /// <exception cref="HubSpotException">There isn't a token.</exception>
    public async Task<TokenGrant> RefreshAsync(string refreshToken, IRequestObserver? observer)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Path = _path,
            Form =
            [
                new("grant_type", "refresh_token"),
                new("client_id", _credential.ClientId),
                new("client_secret", _credential.ClientSecret),
                new("refresh_token", refreshToken),
            ],
        };
        using var message = new HttpRequestMessage(request.Method, _uri);
        message.Headers.Accept.Add(Json);
        message.Headers.UserAgent.Add(HttpClients.UserAgent);
        TokenGrant? grant = null;
        var call = new ApiCall
        {
            Request = request,
            Retry = _retry,
            Clock = _clock,
            Observer = observer is null ? null : new TolerantObserver(observer),
            Timeout = _timeout,
            LimitsWholeCall = true,
            Mask = new SecretMask(_credential.ClientSecret, refreshToken),
            Stop = CancellationToken.None,
            Read = call => grant = Read(call),
            ReadError = response => RefreshFailure.Read(response, request, _clock),
        };
        call.AttachTo(message);
        call.Start(_clock.GetTimestamp());
        using HttpResponseMessage response = await _http
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, CancellationToken.None).ConfigureAwait(false);
        return grant!;
    }

    private static TokenGrant Read(ApiCall call)
    {
        TokenGrant? grant = null;
        try
        {
            grant = TokenGrant.Read(call.Response!.Body, call.SentAt);
        }
        catch (JsonException)
        {
            // Treat it as a response without a token.
        }

        // Another request would get the same response.
        call.IsOver = grant is null;
        return grant ?? throw RefreshFailure.NoToken(call.Response!, call.Request);
    }
}
