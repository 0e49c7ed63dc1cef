using System.Net.Http.Headers;
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
    private const int LongestBody = 32 * 1024 * 1024;
    internal const int LongestErrorBody = 256 * 1024;

    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");
    internal static readonly ProductInfoHeaderValue UserAgent = new(
        "HubSpotConversations", typeof(ApiTransport).Assembly.GetName().Version!.ToString(3));

    private readonly HttpMessageInvoker _invoker;
    private readonly IAccessTokens _tokens;
    private readonly string _root;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly AccountLimiter _limiter;
    private readonly RetryPolicy _retry;
    private readonly IRequestObserver? _observer;
    private readonly IWaitObserver? _waits;
    private readonly bool _canBlock;
    private readonly bool _blocks;

    public ApiTransport(ConversationsClientOptions options)
    {
        BaseAddress.Check(options.BaseUri);
        _invoker = options.Handler is { } handler
            ? new HttpMessageInvoker(handler, disposeHandler: false)
            : HttpInvokers.For(options.BaseUri, options.Proxy);
        _tokens = AccessTokens.From(options, _invoker);
        _root = options.BaseUri.AbsoluteUri.TrimEnd('/');
        _timeout = options.Timeout;
        _clock = options.Clock;
        _canBlock = options.Handler is null && BlockingCall.IsSupported;
        Share = options.Handler is null && options.Clock == TimeProvider.System
            ? AccountShares.For(_root, options.AccessToken ?? options.OAuth!.RefreshToken)
            : new AccountShare(options.Clock);
        _limiter = Share.Limiter;
        if (options.RateLimit is { } limit)
        {
            _limiter.Override = limit > 0 ? limit : null;
        }

        _retry = new RetryPolicy(options.MaxRetry, options.RetryTimeout, Jitter.Next);
        Downloads = new Downloads(options, _invoker);
    }

    private ApiTransport(
        ApiTransport other, RetryPolicy retry, IRequestObserver? observer, IWaitObserver? waits, bool blocks)
    {
        _invoker = other._invoker;
        _tokens = other._tokens;
        _root = other._root;
        _timeout = other._timeout;
        _clock = other._clock;
        Share = other.Share;
        _limiter = other._limiter;
        _retry = retry;
        _observer = observer;
        _waits = waits;
        _canBlock = other._canBlock;
        _blocks = blocks;
        Downloads = ReferenceEquals(observer, other._observer) ? other.Downloads : other.Downloads.ObservedBy(observer);
    }

    /// <summary>The other way out: to signed addresses, without the token.</summary>
    public Downloads Downloads { get; }

    /// <summary>The service's address, without a slash at its end.</summary>
    public string Root => _root;

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
    /// <param name="blocks">Whether calls are over when they return, where the network can do that.</param>
    public ApiTransport ToldTo(IRequestObserver? observer, IWaitObserver? waits, bool blocks)
        => new(this, _retry, observer, waits, blocks && _canBlock);

    /// <summary>The same, with at most so many repetitions of a failed call.</summary>
    public ApiTransport Trying(int maxRetry)
        => new(
            this,
            new RetryPolicy(Math.Min(maxRetry, _retry.MaxRetry), _retry.Timeout, Jitter.Next),
            _observer,
            _waits,
            _blocks);

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
            response = await ExchangeAsync(request, attempt, token, cancellationToken).ConfigureAwait(false);
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

    private async Task<ApiResponse> ExchangeAsync(
        ApiRequest request, int attempt, AccessToken token, CancellationToken cancellationToken)
    {
        using RequestContent? content = request.Body is { } body ? new JsonRequestContent(body) : request.Upload;
        var uri = new Uri(request.Query is { } query ? $"{_root}{request.Path}?{query}" : _root + request.Path);
        // .NET repeats a request without any content by itself where the connection breaks off.
        using ByteArrayContent? nothing = content is null && request.IsUnknownChange ? new ByteArrayContent([]) : null;
        using HttpRequestMessage message = MakeMessage(request, uri, token, (HttpContent?)content ?? nothing);
        using StallLimit? stall = StartStallLimit(request.Upload);
        using CancellationTokenSource? whole = stall is null ? TimeLimit.Start(_clock, _timeout) : null;
        CancellationToken timeout = stall?.Token ?? whole!.Token;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout, cancellationToken);
        var trace = RequestTrace.Start(message, _observer, _clock, attempt);
        try
        {
            ApiResponse response = await InvokeAsync(message, token, _blocks && stall is null, either.Token)
                .ConfigureAwait(false);
            trace?.Answered(response);
            return response;
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            HubSpotException failure = TransportFailure.Read(
                exception, request, message.RequestUri!, content, timeout.IsCancellationRequested ? _timeout : null);
            trace?.Failed(failure);
            throw failure;
        }
    }

    private StallLimit? StartStallLimit(UploadContent? upload)
    {
        if (upload is null)
        {
            return null;
        }

        var limit = new StallLimit(_clock, _timeout);
        upload.MeasuredBy(limit);
        return limit;
    }

    private async Task<ApiResponse> InvokeAsync(
        HttpRequestMessage message, AccessToken token, bool blocks, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = blocks
            ? BlockingCall.Send(_invoker, message, cancellationToken)
            : await _invoker.SendAsync(message, cancellationToken).ConfigureAwait(false);
        // A blocking read does not look at the token: it ends when the answer is taken away from it.
        using CancellationTokenRegistration end = blocks ? cancellationToken.Register(response.Dispose) : default;
        (ReadOnlyMemory<byte> body, bool isCut)
            = await ReadBodyAsync(response, blocks, cancellationToken).ConfigureAwait(false);
        token.Mask(body);
        return new ApiResponse
        {
            Message = response,
            RequestUri = BaseAddress.WithoutQuery(message.RequestUri!),
            Body = body,
            IsCut = isCut,
        };
    }

    private static async Task<(ReadOnlyMemory<byte> Body, bool IsCut)> ReadBodyAsync(
        HttpResponseMessage response, bool blocks, CancellationToken cancellationToken)
    {
        int longest = response.IsSuccessStatusCode ? LongestBody : LongestErrorBody;
        try
        {
            return await ResponseBody.ReadAsync(response.Content, longest, blocks, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException && IsRefusal(response))
        {
            return (ReadOnlyMemory<byte>.Empty, IsCut: true);
        }
    }

    // The status alone says that nothing was done: a reason that broke off does not make that unknown.
    private static bool IsRefusal(HttpResponseMessage response) => (int)response.StatusCode is >= 400 and < 500;

    private static HttpRequestMessage MakeMessage(
        ApiRequest request, Uri uri, AccessToken token, HttpContent? content)
    {
        var message = new HttpRequestMessage(request.Method, uri) { Content = content };
        message.Headers.Authorization = token.Header;
        message.Headers.Accept.Add(Json);
        message.Headers.UserAgent.Add(UserAgent);
        if (request.Upload is { HasLength: false })
        {
            // The .NET Framework would gather the whole file to learn its length.
            message.Headers.TransferEncodingChunked = true;
        }

        return message;
    }
}
