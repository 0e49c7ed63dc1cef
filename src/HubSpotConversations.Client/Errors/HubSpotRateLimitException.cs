namespace HubSpotConversations;

/// <summary>The account's limit is used up (429): nothing was done.</summary>
public sealed class HubSpotRateLimitException : HubSpotApiException
{
    internal HubSpotRateLimitException(string message, ApiFailure failure)
        : base(message, failure)
    {
        Policy = failure.Body.Policy;
        RetryAfter = failure.RetryAfter;
    }

    /// <summary>
    /// The limit that was reached: TEN_SECONDLY_ROLLING, SECONDLY or DAILY; null when HubSpot did not say.
    /// </summary>
    public string? Policy { get; }

    /// <summary>How long to wait; null when HubSpot did not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>
    /// Whether it is the daily limit, which waiting does not help before midnight of the account's time zone.
    /// </summary>
    public bool IsDaily => string.Equals(Policy, "DAILY", StringComparison.OrdinalIgnoreCase);
}
