using HubSpotConversations.Errors;

namespace HubSpotConversations;

/// <summary>
/// HubSpot rejected the request because the account's limit is used up (429). HubSpot did not carry it out.
/// </summary>
public sealed class HubSpotRateLimitException : HubSpotApiException
{
    internal HubSpotRateLimitException(string message, ApiFailure failure)
        : base(message, failure)
    {
        Policy = failure.Body.Policy;
        RetryAfter = failure.RetryAfter;
        ResetsAt = failure.RetryAt;
    }

    private HubSpotRateLimitException(HubSpotRateLimitException other, TimeSpan? retryAfter)
        : base(NotTried(other, retryAfter), other)
    {
        Policy = other.Policy;
        RetryAfter = retryAfter;
        ResetsAt = other.ResetsAt;
    }

    /// <summary>
    /// The limit that was reached: TEN_SECONDLY_ROLLING, SECONDLY or DAILY; null if HubSpot doesn't say.
    /// </summary>
    public string? Policy { get; }

    /// <summary>How long to wait; null if HubSpot doesn't say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>
    /// When HubSpot accepts requests again; null if HubSpot doesn't say. The daily limit resets at midnight in the
    /// account's time zone, and HubSpot's responses don't include that zone.
    /// </summary>
    public DateTimeOffset? ResetsAt { get; }

    /// <summary>
    /// Whether the daily limit was reached. It resets at midnight in the account's time zone, so a short wait doesn't
    /// help.
    /// </summary>
    public bool IsDaily => string.Equals(Policy, "DAILY", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Creates the error for a call that the client didn't make, because HubSpot had asked it to wait.
    /// </summary>
    internal HubSpotRateLimitException Again(TimeSpan retryAfter) => new(this, IsDaily ? RetryAfter : retryAfter);

    private static string NotTried(HubSpotRateLimitException other, TimeSpan? retryAfter)
        => retryAfter is { } wait
            ? FormattableString.Invariant(
                $"The request was not sent, because HubSpot asks to wait {Math.Ceiling(wait.TotalSeconds):0} more ")
                + "seconds. It said so in response to another request: "
                + other.Message
            : "The request was not sent, because HubSpot's response to another request reported the limit as reached: "
                + other.Message;
}
