using System.Net.Http.Headers;

namespace HubSpotConversations.Http;

/// <summary>One attempt at a request: its bytes out, its answer in, within its time and bounds.</summary>
/// <param name="invoker">The network, or what answers in its place.</param>
/// <param name="root">The service's address, without a slash at its end.</param>
/// <param name="timeLimit">How long one attempt may take; an upload, how long it may stand still.</param>
/// <param name="clock">The clock.</param>
/// <param name="observer">Is told of the attempt; null for nobody.</param>
/// <param name="serverClock">Learns HubSpot's time from each response.</param>
internal sealed class ApiExchange(
    HttpMessageInvoker invoker,
    string root,
    TimeSpan timeLimit,
    TimeProvider clock,
    IRequestObserver? observer,
    ServerClock serverClock)
{
    private const int LongestBody = 32 * 1024 * 1024;
    internal const int LongestErrorBody = 256 * 1024;

    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");
    internal static readonly ProductInfoHeaderValue UserAgent = new(
        "HubSpotConversations", typeof(ApiExchange).Assembly.GetName().Version!.ToString(3));

    /// <summary>Makes the attempt and reads its answer, whatever it says.</summary>
    /// <exception cref="HubSpotException">No whole answer came.</exception>
    public async Task<ApiResponse> RunAsync(
        ApiRequest request, int attempt, AccessToken token, CancellationToken cancellationToken)
    {
        using RequestContent? content = request.Body is { } body ? new JsonRequestContent(body) : request.Upload;
        var uri = new Uri(request.Query is { } query ? $"{root}{request.Path}?{query}" : root + request.Path);
        // .NET repeats a request without any content by itself where the connection breaks off.
        using ByteArrayContent? nothing = content is null && request.IsUnknownChange ? new ByteArrayContent([]) : null;
        using HttpRequestMessage message = MakeMessage(request, uri, token, (HttpContent?)content ?? nothing);
        using StallLimit? stall = StartStallLimit(request.Upload);
        using CancellationTokenSource? whole = stall is null ? TimeLimit.Start(clock, timeLimit) : null;
        CancellationToken timeout = stall?.Token ?? whole!.Token;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout, cancellationToken);
        var trace = RequestTrace.Start(message, observer, clock, attempt);
        try
        {
            ApiResponse response = await InvokeAsync(message, token, either.Token)
                .ConfigureAwait(false);
            trace?.Answered(response);
            return response;
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            HubSpotException failure = TransportFailure.Read(
                token.Mask.Exception(exception), request, message.RequestUri!, content, timeout.IsCancellationRequested ? timeLimit : null);
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

        var limit = new StallLimit(clock, timeLimit);
        upload.MeasuredBy(limit);
        return limit;
    }

    private async Task<ApiResponse> InvokeAsync(
        HttpRequestMessage message, AccessToken token, CancellationToken cancellationToken)
    {
        DateTimeOffset sentAt = clock.GetUtcNow();
        using HttpResponseMessage response = await invoker.SendAsync(message, cancellationToken).ConfigureAwait(false);
        serverClock.Observe(response.Headers.Date, sentAt, clock.GetUtcNow());
        (ReadOnlyMemory<byte> body, bool isCut)
            = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        token.Mask.Apply(
            body, response.IsSuccessStatusCode ? SecretMask.ShortestInObjects : SecretMask.ShortestInErrors);
        return new ApiResponse
        {
            Message = response,
            RequestUri = BaseAddress.WithoutQuery(message.RequestUri!),
            Body = body,
            Mask = token.Mask,
            Excess = isCut ? "it is larger than 32 MiB" : JsonSize.Excess(body, cancellationToken),
        };
    }

    private static async Task<(ReadOnlyMemory<byte> Body, bool IsCut)> ReadBodyAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        int longest = response.IsSuccessStatusCode ? LongestBody : LongestErrorBody;
        try
        {
            return await ResponseBody.ReadAsync(response.Content, longest, cancellationToken)
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
