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
        call.Begin(permit.SentAt);
        if (call.LastFailure is { } failure && call.Elapsed > call.Retry.Timeout)
        {
            // Its turn came too late.
            limiter.NotSent();
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
            limiter.NotSent();
            throw;
        }
        catch
        {
            limiter.Lost();
            throw;
        }

        var headers = RateHeaders.Read(response.Headers);
        if (call.Refusal is HubSpotRateLimitException limit)
        {
            limiter.Refused(permit, headers, limit);
        }
        else
        {
            limiter.Answered(permit, headers, response.IsSuccessStatusCode);
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
