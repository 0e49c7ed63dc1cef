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

/// <summary>
/// Exchanges a refresh token or an authorization code for an access token. Immutable and thread-safe.
/// </summary>
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
    public Task<TokenGrant> RefreshAsync(string refreshToken, IRequestObserver? observer)
        => GetAsync(
            [new("grant_type", "refresh_token"), .. App(), new("refresh_token", refreshToken)],
            _retry,
            observer,
            CancellationToken.None,
            refreshToken);

    /// <summary>Exchanges the code of a login, which is valid once, for the first tokens.</summary>
    /// <param name="code">The code that the browser brought.</param>
    /// <param name="redirectUri">The address that the browser brought it to.</param>
    /// <param name="verifier">The PKCE code verifier, or null without PKCE.</param>
    /// <param name="observer">Observes the attempts; null for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="HubSpotException">There isn't a token.</exception>
    public Task<TokenGrant> ExchangeAsync(
        string code,
        string redirectUri,
        string? verifier,
        IRequestObserver? observer,
        CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("grant_type", "authorization_code"), .. App(), new("redirect_uri", redirectUri), new("code", code),
        ];
        if (verifier is not null)
        {
            form.Add(new("code_verifier", verifier));
        }

        // HubSpot accepts a code once. A repeat would hide the first failure behind an invalid code.
        return GetAsync(form, RetryPolicy.None(_timeout), observer, cancellationToken, code, verifier ?? code);
    }

    private KeyValuePair<string, string>[] App()
        => [new("client_id", _credential.ClientId), new("client_secret", _credential.ClientSecret)];

    private async Task<TokenGrant> GetAsync(
        IReadOnlyList<KeyValuePair<string, string>> form,
        RetryPolicy retry,
        IRequestObserver? observer,
        CancellationToken cancellationToken,
        params string[] secrets)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Path = _path,
            Form = form,
        };
        using var message = new HttpRequestMessage(request.Method, _uri);
        message.Headers.Accept.Add(Json);
        message.Headers.UserAgent.Add(HttpClients.UserAgent);
        TokenGrant? grant = null;
        var call = new ApiCall
        {
            Request = request,
            Retry = retry,
            Clock = _clock,
            Observer = observer is null ? null : new TolerantObserver(observer),
            Timeout = _timeout,
            LimitsWholeCall = true,
            Mask = new SecretMask([_credential.ClientSecret, .. secrets]),
            Stop = cancellationToken,
            Read = call => grant = Read(call),
            ReadError = response => RefreshFailure.Read(response, request, _clock),
        };
        call.AttachTo(message);
        call.Start(_clock.GetTimestamp());
        using HttpResponseMessage response = await _http
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
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
