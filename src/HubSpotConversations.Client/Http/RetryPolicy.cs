namespace HubSpotConversations.Http;

/// <summary>
/// Which failed calls are made again, and after what pause: longer with each attempt, never the same for all callers,
/// as long as HubSpot asks where it asks, and not without end.
/// </summary>
/// <param name="maxRetry">How often a call is made again at most.</param>
/// <param name="timeout">How long after its beginning a call may be made again.</param>
/// <param name="random">A random number from 0 to 1.</param>
/// <param name="longestWait">The longest time that HubSpot may ask to wait; null for any.</param>
internal sealed class RetryPolicy(int maxRetry, TimeSpan timeout, Func<double> random, TimeSpan? longestWait = null)
{
    private const int MostTokenRetries = 2;

    private static readonly TimeSpan LongestTokenWait = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>For the token endpoint, which isn't limited, and which everyone waits for.</summary>
    public static RetryPolicy ForTokens(TimeSpan timeout)
        => new(MostTokenRetries, timeout, static () => 0, LongestTokenWait);

    public int MaxRetry => maxRetry;

    public TimeSpan Timeout => timeout;

    /// <summary>How long to pause before the next attempt; null where there is none.</summary>
    /// <param name="request">The call.</param>
    /// <param name="failure">How the last attempt failed.</param>
    /// <param name="attempt">Which attempt that was, from 1.</param>
    /// <param name="elapsed">How long ago the call began.</param>
    public TimeSpan? PauseAfter(ApiRequest request, HubSpotException failure, int attempt, TimeSpan elapsed)
    {
        if (attempt > maxRetry || !CanRepeat(request, failure) || (failure as HubSpotApiException)?.Wait > longestWait)
        {
            return null;
        }

        TimeSpan pause = Pause(failure, attempt);
        return elapsed + pause > timeout ? null : pause;
    }

    /// <summary>
    /// What is safe is made again after every failure that is likely to be over. What would reach a customer twice, or
    /// do something twice that nobody knows of, only where it is certain that nothing was accepted.
    /// </summary>
    private static bool CanRepeat(ApiRequest request, HubSpotException failure)
    {
        if (request.Upload is not null || !Transience.Of(failure))
        {
            // The file behind an upload is read to its end.
            return false;
        }

        return request.IsRepeatable || failure switch
        {
            HubSpotUnreachableException unreachable => unreachable.NothingWasSent,
            HubSpotRateLimitException => true,
            HubSpotApiException refusal => (int)refusal.StatusCode == 423,
            _ => false,
        };
    }

    private TimeSpan Pause(HubSpotException failure, int attempt)
    {
        if (failure is HubSpotRateLimitException && longestWait is null)
        {
            // The limiter holds everybody for as long as HubSpot asks.
            return TimeSpan.Zero;
        }

        double first = failure switch
        {
            _ when longestWait is not null => 1,
            // HubSpot asks for two seconds at least where something is locked, for a few where a gateway failed.
            HubSpotApiException refusal
                => (int)refusal.StatusCode is 423 or 502 or 503 or 504 or 521 or 523 or 524 ? 2 : 1,
            _ => 0.5,
        };
        double seconds = Math.Min(first * Math.Pow(2, attempt - 1), LongestPause.TotalSeconds) * (1 + (random() / 2));
        TimeSpan asked = (failure as HubSpotApiException)?.Wait ?? TimeSpan.Zero;
        return TimeSpan.FromSeconds(Math.Max(seconds, asked.TotalSeconds + (asked > TimeSpan.Zero ? random() : 0)));
    }
}
