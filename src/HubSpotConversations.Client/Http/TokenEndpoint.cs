using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using System.Text.Json;

namespace HubSpotConversations.Http;

/// <summary>Where a refresh token becomes an access token. Immutable and thread-safe.</summary>
internal sealed class TokenEndpoint
{
    private const int MostAttempts = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    private readonly HttpMessageInvoker _invoker;
    private readonly OAuthCredential _credential;
    private readonly ApiRequest _request;
    private readonly Uri _uri;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;

    public TokenEndpoint(ConversationsClientOptions options, OAuthCredential credential, HttpMessageInvoker invoker)
    {
        string version = options.ApiVersion == ApiVersion.V202609 ? ApiVersion.V202609 : ApiVersion.V3;
        _invoker = invoker;
        _credential = credential;
        _request = new ApiRequest { Method = HttpMethod.Post, Path = $"/oauth/{version}/token" };
        _uri = new Uri(options.BaseUri.AbsoluteUri.TrimEnd('/') + _request.Path);
        _timeout = options.Timeout;
        _clock = options.Clock;
    }

    /// <summary>
    /// Gets an access token. It is asked for a few times where the network or HubSpot fails: the refresh token stays as
    /// good as it was, unless HubSpot has replaced it and the answer was lost, which asking again makes no worse.
    /// </summary>
    /// <exception cref="HubSpotException">There is none to be had.</exception>
    public async Task<TokenGrant> RefreshAsync(string refreshToken)
    {
        using CancellationTokenSource time = TimeLimit.Start(_clock, _timeout);
        TimeSpan pause = FirstPause;
        for (int attempt = 1; ; attempt++)
        {
            HubSpotException failure;
            try
            {
                return await AskAsync(refreshToken, time.Token).ConfigureAwait(false);
            }
            catch (HubSpotException exception)
                when (attempt < MostAttempts && !time.IsCancellationRequested && IsSoonOver(exception))
            {
                failure = exception;
            }

            await PauseAsync(failure, pause, time.Token).ConfigureAwait(false);
            pause += pause;
        }
    }

    // What is no answer of HubSpot's at all is none the next time either.
    private static bool IsSoonOver(HubSpotException failure)
        => failure is not HubSpotUnexpectedResponseException && Transience.Of(failure);

    private async Task PauseAsync(HubSpotException failure, TimeSpan pause, CancellationToken timeout)
    {
        TimeSpan wanted = (failure as HubSpotRateLimitException)?.RetryAfter ?? TimeSpan.Zero;
        if (wanted > LongestPause)
        {
            ExceptionDispatchInfo.Capture(failure).Throw();
        }

        try
        {
            await TimeLimit.WaitAsync(_clock, wanted > pause ? wanted : pause, timeout).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What went wrong says more than that there was no time to try it again.
            ExceptionDispatchInfo.Capture(failure).Throw();
        }
    }

    private async Task<TokenGrant> AskAsync(string refreshToken, CancellationToken timeout)
    {
        using var content = new FormContent(
            ("grant_type", "refresh_token"),
            ("client_id", _credential.ClientId),
            ("client_secret", _credential.ClientSecret),
            ("refresh_token", refreshToken));
        using var message = new HttpRequestMessage(_request.Method, _uri) { Content = content };
        message.Headers.Accept.Add(Json);
        message.Headers.UserAgent.Add(ApiExchange.UserAgent);
        DateTimeOffset askedAt = _clock.GetUtcNow();
        var mask = new SecretMask(_credential.ClientSecret, refreshToken);
        ApiResponse response;
        try
        {
            response = await InvokeAsync(message, mask, timeout).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw TransportFailure.Read(
                mask.Exception(exception), _request, _uri, content, timeout.IsCancellationRequested ? _timeout : null);
        }

        if (!response.IsSuccess)
        {
            mask.Apply(response.Body, SecretMask.ShortestInErrors);
            throw RefreshFailure.Read(response, _request, _clock);
        }

        return Read(response, askedAt) ?? throw RefreshFailure.NoToken(response, _request);
    }

    private async Task<ApiResponse> InvokeAsync(
        HttpRequestMessage message, SecretMask mask, CancellationToken timeout)
    {
        using HttpResponseMessage response = await _invoker.SendAsync(message, timeout).ConfigureAwait(false);
        (ReadOnlyMemory<byte> body, _) = await ResponseBody
            .ReadAsync(response.Content, ApiExchange.LongestErrorBody, timeout).ConfigureAwait(false);
        return new ApiResponse { Message = response, RequestUri = _uri, Body = body, Mask = mask };
    }

    private static TokenGrant? Read(ApiResponse response, DateTimeOffset askedAt)
    {
        try
        {
            return TokenGrant.Read(response.Body, askedAt);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
