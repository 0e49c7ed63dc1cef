using System.Net;

namespace HubSpotConversations.Http.Retries;

/// <summary>Decides which failures are probably temporary, and which leave the outcome unknown.</summary>
internal static class Transience
{
    /// <summary>Whether a retry is worthwhile.</summary>
    public static bool Of(HubSpotException exception) => exception switch
    {
        HubSpotRateLimitException limit => !limit.IsDaily,
        HubSpotUnexpectedResponseException response => (int)response.StatusCode is >= 200 and < 300,
        HubSpotUnreachableException or HubSpotTimeoutException => true,
        HubSpotOutcomeUnknownException unknown
            => unknown.InnerException is not HubSpotApiException cause || Of(cause.StatusCode),
        HubSpotApiException error => Of(error.StatusCode),
        _ => false,
    };

    /// <summary>Whether HubSpot may have carried out the failed call.</summary>
    public static bool MayBeDone(HubSpotException exception) => exception switch
    {
        HubSpotUnreachableException unreachable => !unreachable.NothingWasSent,
        HubSpotTimeoutException or HubSpotUnexpectedResponseException or HubSpotOutcomeUnknownException => true,
        HubSpotApiException error => (int)error.StatusCode is 408 or 477 or >= 500,
        _ => false,
    };

    // A gateway responds 522, 525 or 526 if it can't reach HubSpot, usually for a long time. 501 and 505 are permanent.
    private static bool Of(HttpStatusCode status)
        => (int)status is 408 or 423 or 477 or (>= 500 and not (501 or 505 or 522 or 525 or 526));
}
