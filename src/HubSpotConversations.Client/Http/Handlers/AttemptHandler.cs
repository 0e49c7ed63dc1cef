using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Http.Responses;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Handlers;

/// <summary>
/// Makes one attempt: sends the request and reads the response, within limits for time and size. Converts a failure to
/// an exception that shows whether HubSpot may have received the request.
/// </summary>
internal sealed class AttemptHandler : DelegatingHandler
{
    internal const int LongestErrorBody = 256 * 1024;
    private const int LongestBody = 32 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ApiCall.Of(request);
        (call.Response, call.ResponseError) = (null, null);

        // Each attempt has its own content, which records whether any of it was sent.
        TrackedContent? content = call.Request.MakeContent();
        request.Content = (HttpContent?)content ?? EmptyContent(call.Request);
        using StallLimit? stall = StartStallLimit(call);
        using CancellationTokenSource? whole = stall is null ? TimeLimit.Start(call.Clock, call.TimeLeft) : null;
        CancellationToken timeout = stall?.Token ?? whole!.Token;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout, cancellationToken);
        try
        {
            call.SentAt = call.Clock.GetUtcNow();
            HttpResponseMessage response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            call.Share?.ServerClock.Observe(response.Headers.Date, call.SentAt, call.Clock.GetUtcNow());
            call.Response = await ReadAsync(response, request.RequestUri!, call, either.Token).ConfigureAwait(false);
            call.ResponseError = response.IsSuccessStatusCode
                ? null
                : call.ReadError?.Invoke(call.Response)
                    ?? ApiExceptionFactory.Read(call.Response, call.Request, call.Clock);
            return response;
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw TransportFailure.Read(
                call.Mask.Exception(exception),
                call.Request,
                request.RequestUri!,
                content,
                timeout.IsCancellationRequested ? call.Timeout : null);
        }
    }

    // If a request has no content, .NET itself may retry it after the connection breaks.
    private static ByteArrayContent? EmptyContent(ApiRequest request)
        => request.IsUnknownChange ? new ByteArrayContent([]) : null;

    private static StallLimit? StartStallLimit(ApiCall call)
    {
        if (call.Request.Upload is not { } upload)
        {
            return null;
        }

        var limit = new StallLimit(call.Clock, call.Timeout);
        upload.Limit = limit;
        return limit;
    }

    private static async Task<ApiResponse> ReadAsync(
        HttpResponseMessage response, Uri requestUri, ApiCall call, CancellationToken cancellationToken)
    {
        (ReadOnlyMemory<byte> body, bool isCut)
            = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            call.Mask.Apply(body, SecretMask.ShortestInErrors);
        }
        else if (call.Request.Form is null)
        {
            call.Mask.Apply(body, SecretMask.ShortestInObjects);
        }

        return new ApiResponse
        {
            Message = response,
            RequestUri = BaseAddress.WithoutQuery(requestUri),
            Body = body,
            Mask = call.Mask,
            IsSecret = call.Request.ReturnsSecret && response.IsSuccessStatusCode,
            Excess = isCut ? "it is larger than 32 MiB" : JsonSize.Excess(body, cancellationToken),
        };
    }

    private static async Task<(ReadOnlyMemory<byte> Body, bool IsCut)> ReadBodyAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        int maxLength = response.IsSuccessStatusCode ? LongestBody : LongestErrorBody;
        try
        {
            return await ResponseBody.ReadAsync(response.Content, maxLength, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException && IsRejection(response))
        {
            return (ReadOnlyMemory<byte>.Empty, IsCut: true);
        }
    }

    // The status alone shows that HubSpot rejected the request, even if the body is incomplete.
    private static bool IsRejection(HttpResponseMessage response) => (int)response.StatusCode is >= 400 and < 500;
}
