using HubSpotConversations.Http.Requests;

namespace HubSpotConversations.Http.Retries;

/// <summary>
/// Decides which failed calls to retry, and after how long a pause. The pause grows with each attempt, differs between
/// callers, and is never shorter than HubSpot asks for.
/// </summary>
/// <param name="maxRetry">The maximum number of retries.</param>
/// <param name="timeout">How long after its start a call may be retried.</param>
/// <param name="random">A random number from 0 to 1.</param>
/// <param name="longestWait">The longest wait that HubSpot may ask for; null for any.</param>
internal sealed class RetryPolicy(int maxRetry, TimeSpan timeout, Func<double> random, TimeSpan? longestWait = null)
{
    private const int MostTokenRetries = 2;

    private static readonly TimeSpan LongestTokenWait = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Creates the policy for the token endpoint. It gives up soon, because all calls wait.</summary>
    public static RetryPolicy ForTokens(TimeSpan timeout)
        => new(MostTokenRetries, timeout, static () => 0, LongestTokenWait);

    /// <summary>Makes one attempt.</summary>
    public static RetryPolicy None(TimeSpan timeout) => new(0, timeout, static () => 0, LongestTokenWait);

    public int MaxRetry => maxRetry;

    public TimeSpan Timeout => timeout;

    /// <summary>Returns the pause before the next attempt; null if the request isn't retried.</summary>
    /// <param name="request">The call.</param>
    /// <param name="failure">Why the last attempt failed.</param>
    /// <param name="attempt">The number of the last attempt, from 1.</param>
    /// <param name="elapsed">The time since the call started.</param>
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
    /// Whether a call can be repeated. A safe call can be repeated after any transient failure. A call that could reach
    /// a customer twice, or make an unknown change twice, can be repeated only if HubSpot certainly didn't accept it.
    /// </summary>
    private static bool CanRepeat(ApiRequest request, HubSpotException failure)
    {
        if (request.Upload is not null || !Transience.Of(failure))
        {
            // An upload can't be repeated, because its file was already read.
            return false;
        }

        return request.IsRepeatable || failure switch
        {
            HubSpotUnreachableException unreachable => unreachable.NothingWasSent,
            HubSpotRateLimitException => true,
            HubSpotApiException error => (int)error.StatusCode == 423,
            _ => false,
        };
    }

    private TimeSpan Pause(HubSpotException failure, int attempt)
    {
        if (failure is HubSpotRateLimitException && longestWait is null)
        {
            // The limiter already makes all calls wait for as long as HubSpot asks.
            return TimeSpan.Zero;
        }

        double first = failure switch
        {
            _ when longestWait is not null => 1,
            // HubSpot asks for at least two seconds if something is locked, and for a few if a gateway failed.
            HubSpotApiException error
                => (int)error.StatusCode is 423 or 502 or 503 or 504 or 521 or 523 or 524 ? 2 : 1,
            _ => 0.5,
        };
        TimeSpan pause = Backoff.After(attempt, TimeSpan.FromSeconds(first), LongestPause, random());
        TimeSpan asked = (failure as HubSpotApiException)?.Wait ?? TimeSpan.Zero;
        if (asked > TimeSpan.Zero)
        {
            asked += TimeSpan.FromSeconds(random());
        }

        return pause > asked ? pause : asked;
    }
}
