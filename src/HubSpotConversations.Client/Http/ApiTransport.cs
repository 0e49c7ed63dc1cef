using System.Runtime.ExceptionServices;
using System.Text.Json;
using HubSpotConversations.Limits;

namespace HubSpotConversations.Http;

/// <summary>
/// The one place where a request leaves and an answer comes in: limit, token, timeout, bounds, what can go wrong on the
/// way, and what is tried again. Immutable and thread-safe.
/// </summary>
internal sealed class ApiTransport
{
    private readonly HttpMessageInvoker _invoker;
    private readonly IAccessTokens _tokens;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly ApiExchange _exchange;
    private readonly AccountLimiter _limiter;
    private readonly RetryPolicy _retry;
    private readonly IRequestObserver? _observer;
    private readonly IWaitObserver? _waits;

    public ApiTransport(ConversationsClientOptions options)
    {
        BaseAddress.Check(options.BaseUri);
        ProxyAddress.Check(options.BaseUri, options.Proxy);
        _invoker = options.Handler is { } handler
            ? new HttpMessageInvoker(handler, disposeHandler: false)
            : HttpInvokers.For(options.BaseUri, options.Proxy);
        _tokens = AccessTokens.From(options, _invoker);
        Root = options.BaseUri.AbsoluteUri.TrimEnd('/');
        _timeout = options.Timeout;
        _clock = options.Clock;
        Share = options.Handler is null && options.Clock == TimeProvider.System
            ? AccountShares.For(Root, options.AccessToken ?? options.OAuth!.RefreshToken)
            : new AccountShare(options.Clock);
        _limiter = Share.Limiter;
        if (options.RateLimit is { } limit)
        {
            _limiter.Override = limit > 0 ? limit : null;
        }

        _retry = new RetryPolicy(options.MaxRetry, options.RetryTimeout, Jitter.Next);
        _exchange = new ApiExchange(_invoker, Root, _timeout, _clock, observer: null, Share.ServerClock);
        Downloads = new Downloads(options, _invoker);
    }

    private ApiTransport(ApiTransport other, IRequestObserver? observer, IWaitObserver? waits)
        : this(other, other._retry, observer, waits)
        => _exchange = new ApiExchange(_invoker, Root, _timeout, _clock, observer, Share.ServerClock);

    private ApiTransport(ApiTransport other, RetryPolicy retry, IRequestObserver? observer, IWaitObserver? waits)
    {
        _invoker = other._invoker;
        _tokens = other._tokens;
        Root = other.Root;
        _timeout = other._timeout;
        _clock = other._clock;
        Share = other.Share;
        _limiter = other._limiter;
        _retry = retry;
        _observer = observer;
        _waits = waits;
        _exchange = other._exchange;
        Downloads = ReferenceEquals(observer, other._observer) ? other.Downloads : other.Downloads.ObservedBy(observer);
    }

    /// <summary>The other way out: to signed addresses, without the token.</summary>
    public Downloads Downloads { get; }

    /// <summary>The service's address, without a slash at its end.</summary>
    public string Root { get; }

    public TimeProvider Clock => _clock;

    /// <summary>What is shared with the other connections to the account.</summary>
    public AccountShare Share { get; }

    /// <summary>How failed calls are made again.</summary>
    public RetryPolicy Retry => _retry;

    /// <summary>Who is told when calls wait; null for nobody.</summary>
    public IWaitObserver? Waits => _waits;

    /// <summary>The same connections and token, told to others.</summary>
    /// <param name="observer">Is told of every request; null for nobody.</param>
    /// <param name="waits">Is told when calls wait; null for nobody.</param>
    public ApiTransport ToldTo(IRequestObserver? observer, IWaitObserver? waits)
        => new(this, observer, waits);

    /// <summary>The same, with at most so many repetitions of a failed call.</summary>
    public ApiTransport Trying(int maxRetry)
        => new(
            this,
            new RetryPolicy(Math.Min(maxRetry, _retry.MaxRetry), _retry.Timeout, Jitter.Next),
            _observer,
            _waits);

    /// <summary>Makes the call and reads its answer.</summary>
    /// <exception cref="HubSpotException">Whatever went wrong, told apart by its class.</exception>
    public Task<T> SendAsync<T>(ApiRequest request, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class
        => CallAsync(request, response => ResponseReader.Read(response, request, read), cancellationToken);

    /// <summary>Makes a call whose answer has nothing in it.</summary>
    /// <exception cref="HubSpotException">Whatever went wrong, told apart by its class.</exception>
    public Task SendAsync(ApiRequest request, CancellationToken cancellationToken)
        => AnswerAsync(request, cancellationToken);

    /// <summary>Makes a call and gives its answer as it came.</summary>
    /// <exception cref="HubSpotException">Whatever went wrong, told apart by its class.</exception>
    public Task<ApiResponse> AnswerAsync(ApiRequest request, CancellationToken cancellationToken)
        => CallAsync(request, static response => response, cancellationToken);

    /// <summary>Makes a call, and makes it again for as long as that is safe, of use and allowed.</summary>
    private async Task<T> CallAsync<T>(
        ApiRequest request, Func<ApiResponse, T> read, CancellationToken cancellationToken)
    {
        long began = 0;
        bool isUnknown = false;
        bool isRenewed = false;
        HubSpotException? last = null;
        for (int attempt = 1; ; attempt++)
        {
            AccessToken token = await _tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            TimeSpan elapsed = attempt == 1 ? TimeSpan.Zero : _clock.GetElapsedTime(began);
            Permit permit = await _limiter.AcquireAsync(_retry.Timeout - elapsed, _waits, cancellationToken)
                .ConfigureAwait(false);
            began = attempt == 1 ? permit.SentAt : began;
            if (last is not null && _clock.GetElapsedTime(began) > _retry.Timeout)
            {
                // Its turn came too late.
                _limiter.NotSent();
                ExceptionDispatchInfo.Capture(last).Throw();
            }

            try
            {
                return read(await AttemptAsync(request, attempt, token, permit, request.Abort ?? cancellationToken)
                    .ConfigureAwait(false));
            }
            catch (HubSpotException failure)
            {
                last = failure;
                failure.FollowsUnknownAttempt = isUnknown;
                isUnknown |= Transience.MayBeDone(failure);
                if (!isRenewed && await TokenRenewal.TryAsync(_tokens, request, token, failure, cancellationToken)
                    .ConfigureAwait(false))
                {
                    isRenewed = true;
                    continue;
                }

                if (_retry.PauseAfter(request, failure, attempt, _clock.GetElapsedTime(began)) is not { } pause)
                {
                    throw;
                }

                await PauseAsync(request, failure, attempt, pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Task PauseAsync(
        ApiRequest request, HubSpotException failure, int attempt, TimeSpan pause, CancellationToken cancellationToken)
    {
        string text = FormattableString.Invariant(
            $"attempt {attempt + 1} of {_retry.MaxRetry + 1} at {request.Method} {request.Path}, after: ")
            + DisplayText.OneLine(failure.Message, 300);
        return Waiting.PauseAsync(
            _clock, new RequestWait(WaitReason.Retry, pause, text), _waits, cancellationToken);
    }

    /// <summary>Makes one attempt, and tells the limiter what became of it.</summary>
    /// <exception cref="HubSpotException">It was refused, or no answer came.</exception>
    private async Task<ApiResponse> AttemptAsync(
        ApiRequest request, int attempt, AccessToken token, Permit permit, CancellationToken cancellationToken)
    {
        ApiResponse response;
        try
        {
            response = await _exchange.RunAsync(request, attempt, token, cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotUnreachableException failure) when (failure.NothingWasSent)
        {
            _limiter.NotSent();
            throw;
        }
        catch
        {
            _limiter.Lost();
            throw;
        }

        var headers = RateHeaders.Read(response.Message.Headers);
        HubSpotException? refusal = response.IsSuccess ? null : FailureReader.Read(response, request, _clock);
        if (refusal is HubSpotRateLimitException limit)
        {
            _limiter.Refused(permit, headers, limit);
        }
        else
        {
            _limiter.Answered(permit, headers, response.IsSuccess);
        }

        return refusal is null ? response : throw refusal;
    }
}
