using System.Globalization;

namespace HubSpotConversations.Models;

/// <summary>
/// The state of an account's rate limits, as far as this process knows it from its own requests and HubSpot's last
/// responses.
/// </summary>
public sealed class RateLimitStatus
{
    /// <summary>The number of requests that fit into a window; null if the service has no limit.</summary>
    public int? Limit { get; init; }

    /// <summary>
    /// Whether HubSpot reported the limit. Until it does, the limit is a guess that is safe for every account.
    /// </summary>
    public bool IsReported { get; init; }

    /// <summary>The window, in seconds.</summary>
    public double WindowSec { get; init; }

    /// <summary>
    /// The number of requests that count now, including those of other programs as far as HubSpot reports them.
    /// </summary>
    public int Used { get; init; }

    /// <summary>The number of requests that fit now; null if there is no limit.</summary>
    public int? Remaining { get; init; }

    /// <summary>The number of requests allowed per day; null if HubSpot does not report it, as with OAuth.</summary>
    public int? DailyLimit { get; init; }

    /// <summary>The number of them that were left at the last response.</summary>
    public int? DailyRemaining { get; init; }

    /// <summary>The number of calls in this process that wait for their turn.</summary>
    public int Waiting { get; init; }

    /// <summary>The number of seconds that HubSpot asked to wait; 0 if it did not.</summary>
    public double RetryAfterSec { get; init; }

    /// <summary>The state as a line of text.</summary>
    public override string ToString()
    {
        string window = Limit is { } limit
            ? string.Format(
                CultureInfo.InvariantCulture,
                "{0} of {1} used in {2:0.###} s{3}, {4} left",
                Used,
                limit,
                WindowSec,
                IsReported ? string.Empty : " (a guess)",
                Remaining)
            : "no known limit";
        string day = DailyLimit is { } daily
            ? string.Format(CultureInfo.InvariantCulture, "; today {0} of {1} left", DailyRemaining, daily)
            : string.Empty;
        string hold = RetryAfterSec > 0
            ? string.Format(CultureInfo.InvariantCulture, "; paused for {0:0.#} s", RetryAfterSec)
            : string.Empty;
        return window + day + hold;
    }
}
