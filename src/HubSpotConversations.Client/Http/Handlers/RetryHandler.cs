using HubSpotConversations.Http.Retries;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Handlers;

/// <summary>Retries a failed call if the retry policy allows it.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ApiCall.Of(request);
        bool isUnknown = false;
        while (true)
        {
            call.Attempt++;
            HttpResponseMessage? response = null;
            try
            {
                response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                if (call.ResponseError is { } error)
                {
                    throw error;
                }

                call.Read(call);
                return response;
            }
            catch (HubSpotException failure) when (!call.IsOver)
            {
                response?.Dispose();
                call.LastFailure = failure;
                failure.FollowsUnknownAttempt = isUnknown;
                isUnknown |= Transience.MayBeDone(failure);
                if (call.Retry.PauseAfter(call.Request, failure, call.Attempt, call.Elapsed) is not { } pause)
                {
                    throw;
                }

                await PauseAsync(call, failure, pause).ConfigureAwait(false);
            }
        }
    }

    private static Task PauseAsync(ApiCall call, HubSpotException failure, TimeSpan pause)
    {
        string text = FormattableString.Invariant(
            $"attempt {call.Attempt + 1} of {call.Retry.MaxRetry + 1} at {call.Request.Method} {call.Request.Path}")
            + ", after: " + DisplayText.OneLine(failure.Message, 300);
        return Waiting.PauseAsync(
            call.Clock, new RequestWait(WaitReason.Retry, pause, text), call.Waits, call.Stop);
    }
}
