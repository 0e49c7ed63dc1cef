using System.Net;

namespace HubSpotConversations.Http.Retries;

/// <summary>Decides which failures are likely temporary, and which leave the outcome unknown.</summary>
internal static class Transience
{
    /// <summary>Whether a retry is worthwhile.</summary>
    public static bool Of(HubSpotException exception) => exception switch
    {
        HubSpotRateLimitException limit => !limit.IsDaily,
        HubSpotUnexpectedResponseException answer => (int)answer.StatusCode is >= 200 and < 300,
        HubSpotUnreachableException or HubSpotTimeoutException => true,
        HubSpotOutcomeUnknownException unknown
            => unknown.InnerException is not HubSpotApiException cause || Of(cause.StatusCode),
        HubSpotApiException refusal => Of(refusal.StatusCode),
        _ => false,
    };

    /// <summary>Whether HubSpot may have carried out the failed call.</summary>
    public static bool MayBeDone(HubSpotException exception) => exception switch
    {
        HubSpotUnreachableException unreachable => !unreachable.NothingWasSent,
        HubSpotTimeoutException or HubSpotUnexpectedResponseException or HubSpotOutcomeUnknownException => true,
        HubSpotApiException refusal => (int)refusal.StatusCode is 408 or 477 or >= 500,
        _ => false,
    };

    // A gateway responds 522, 525 or 526 when it can't reach HubSpot, which usually lasts. 501 and 505 never change.
    private static bool Of(HttpStatusCode status)
        => (int)status is 408 or 423 or 477 or (>= 500 and not (501 or 505 or 522 or 525 or 526));
}
