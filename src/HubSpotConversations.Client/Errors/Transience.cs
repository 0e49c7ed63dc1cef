using System.Net;

namespace HubSpotConversations;

/// <summary>Which failures are likely to be over after a while, and which leave open what was done.</summary>
internal static class Transience
{
    /// <summary>Whether it is worth trying again.</summary>
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

    /// <summary>Whether HubSpot may have done what the failed call asked for.</summary>
    public static bool MayBeDone(HubSpotException exception) => exception switch
    {
        HubSpotUnreachableException unreachable => !unreachable.NothingWasSent,
        HubSpotTimeoutException or HubSpotUnexpectedResponseException or HubSpotOutcomeUnknownException => true,
        HubSpotApiException refusal => (int)refusal.StatusCode is 408 or 477 or >= 500,
        _ => false,
    };

    // 522, 525 and 526 are how a gateway says that HubSpot can't be reached by it, which lasts; 501 and 505 never
    // change.
    private static bool Of(HttpStatusCode status)
        => (int)status is 408 or 423 or 477 or (>= 500 and not (501 or 505 or 522 or 525 or 526));
}
