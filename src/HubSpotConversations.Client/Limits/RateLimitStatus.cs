using System.Globalization;

namespace HubSpotConversations;

/// <summary>
/// How an account's limits stand, as this process knows it: from what it sent itself and from what HubSpot's last
/// answers said.
/// </summary>
public sealed class RateLimitStatus
{
    /// <summary>How many requests fit into a window; null where the service has no limit.</summary>
    public int? Limit { get; init; }

    /// <summary>
    /// Whether HubSpot said so; otherwise it is a guess that is safe with every account, until it does.
    /// </summary>
    public bool IsTold { get; init; }

    /// <summary>The window, in seconds.</summary>
    public double WindowSec { get; init; }

    /// <summary>
    /// How many requests count at this moment, those of other programs included as far as HubSpot told.
    /// </summary>
    public int Used { get; init; }

    /// <summary>How many may be made at this moment; null where there is no limit.</summary>
    public int? Remaining { get; init; }

    /// <summary>The requests of a day; null where HubSpot did not say, as with OAuth.</summary>
    public int? DailyLimit { get; init; }

    /// <summary>How many of them were left at the last answer.</summary>
    public int? DailyRemaining { get; init; }

    /// <summary>How many calls of this process wait for their turn.</summary>
    public int Waiting { get; init; }

    /// <summary>For how many seconds more HubSpot asked to wait; 0 where it did not.</summary>
    public double HeldSec { get; init; }

    /// <summary>The same as a line of text.</summary>
    public override string ToString()
    {
        string window = Limit is { } limit
            ? string.Format(
                CultureInfo.InvariantCulture,
                "{0} of {1} used in {2:0.###} s{3}, {4} left",
                Used,
                limit,
                WindowSec,
                IsTold ? string.Empty : " (a guess)",
                Remaining)
            : "none known";
        string day = DailyLimit is { } daily
            ? string.Format(CultureInfo.InvariantCulture, "; today {0} of {1} left", DailyRemaining, daily)
            : string.Empty;
        string hold = HeldSec > 0
            ? string.Format(CultureInfo.InvariantCulture, "; held for {0:0.#} s", HeldSec)
            : string.Empty;
        return window + day + hold;
    }
}
