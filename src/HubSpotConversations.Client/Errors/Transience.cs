namespace HubSpotConversations;

/// <summary>Which failures are likely to be over after a while.</summary>
internal static class Transience
{
    public static bool Of(HubSpotException exception) => exception switch
    {
        HubSpotRateLimitException limit => !limit.IsDaily,
        HubSpotUnexpectedResponseException or HubSpotUnreachableException or HubSpotTimeoutException => true,
        HubSpotApiException refusal => (int)refusal.StatusCode is 408 or 423 or 477 or >= 500,
        _ => false,
    };
}
