using System.Runtime.ExceptionServices;
using HubSpotConversations.Http.RateLimiting;

namespace HubSpotConversations.Http.Handlers;

/// <summary>Keeps attempts within the account's limits, and learns the limits from the responses.</summary>
internal sealed class RateLimitHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ApiCall.Of(request);
        AccountLimiter limiter = call.Share!.Limiter;
        Permit permit = await AcquireAsync(call, limiter).ConfigureAwait(false);
        call.Start(permit.SentAt);
        if (call.LastFailure is { } failure && call.Elapsed > call.Retry.Timeout)
        {
            // The time for retries ended while the call waited for the limit.
            limiter.OnNotSent();
            call.IsOver = true;
            ExceptionDispatchInfo.Capture(failure).Throw();
        }

        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotUnreachableException unreachable) when (unreachable.NothingWasSent)
        {
            limiter.OnNotSent();
            throw;
        }
        catch
        {
            limiter.OnNoResponse();
            throw;
        }

        var headers = RateHeaders.Read(response.Headers);
        if (call.ResponseError is HubSpotRateLimitException limit)
        {
            limiter.OnRateLimited(permit, headers, limit);
        }
        else
        {
            limiter.OnResponse(permit, headers, response.IsSuccessStatusCode);
        }

        return response;
    }

    private static async Task<Permit> AcquireAsync(ApiCall call, AccountLimiter limiter)
    {
        try
        {
            return await limiter.AcquireAsync(call.Retry.Timeout - call.Elapsed, call.Waits, call.Stop)
                .ConfigureAwait(false);
        }
        catch (HubSpotException)
        {
            call.IsOver = true;
            throw;
        }
    }
}
