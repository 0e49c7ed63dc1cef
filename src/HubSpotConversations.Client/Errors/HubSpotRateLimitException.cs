namespace HubSpotConversations;

/// <summary>The account's limit is used up (429): nothing was done.</summary>
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
    /// The limit that was reached: TEN_SECONDLY_ROLLING, SECONDLY or DAILY; null when HubSpot did not say.
    /// </summary>
    public string? Policy { get; }

    /// <summary>How long to wait; null when HubSpot did not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>
    /// When requests are answered again; null when HubSpot did not say. The daily limit starts anew at midnight of the
    /// account's time zone, which HubSpot's answers do not have.
    /// </summary>
    public DateTimeOffset? ResetsAt { get; }

    /// <summary>
    /// Whether it is the daily limit, which waiting does not help before midnight of the account's time zone.
    /// </summary>
    public bool IsDaily => string.Equals(Policy, "DAILY", StringComparison.OrdinalIgnoreCase);

    /// <summary>The same refusal for a call that was not even made, because HubSpot asked to wait.</summary>
    internal HubSpotRateLimitException Again(TimeSpan retryAfter) => new(this, IsDaily ? RetryAfter : retryAfter);

    private static string NotTried(HubSpotRateLimitException other, TimeSpan? retryAfter)
        => retryAfter is { } wait
            ? FormattableString.Invariant(
                $"It was not tried: HubSpot asks to wait {Math.Ceiling(wait.TotalSeconds):0} seconds more, ")
                + "which it said to another request. "
                + other.Message
            : "It was not tried: HubSpot said to another request that the limit is reached. " + other.Message;
}
