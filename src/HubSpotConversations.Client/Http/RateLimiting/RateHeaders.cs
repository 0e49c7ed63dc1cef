using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;

namespace HubSpotConversations.Http.RateLimiting;

/// <summary>The account's limits from the headers of a response. Any of them can be missing.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RateHeaders
{
    // One hour. A wrong header must not make calls wait for weeks.
    private const int LongestInterval = 3_600_000;

    /// <summary>The maximum number of requests per window.</summary>
    public int? Max { get; init; }

    /// <summary>The number of requests left in the window.</summary>
    public int? Remaining { get; init; }

    /// <summary>The length of the window.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>The maximum number of requests per second. HubSpot doesn't always enforce this limit.</summary>
    public int? Secondly { get; init; }

    /// <summary>The maximum number of requests per day.</summary>
    public int? Daily { get; init; }

    /// <summary>The number of requests left for the day.</summary>
    public int? DailyRemaining { get; init; }

    public static RateHeaders Read(HttpResponseHeaders headers) => new()
    {
        Max = Number(headers, "X-HubSpot-RateLimit-Max", least: 1),
        Remaining = Number(headers, "X-HubSpot-RateLimit-Remaining", least: 0),
        Interval = Number(headers, "X-HubSpot-RateLimit-Interval-Milliseconds", least: 1)
            is { } milliseconds and <= LongestInterval
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null,
        Secondly = Number(headers, "X-HubSpot-RateLimit-Secondly", least: 1),
        Daily = Number(headers, "X-HubSpot-RateLimit-Daily", least: 1),
        DailyRemaining = Number(headers, "X-HubSpot-RateLimit-Daily-Remaining", least: 0),
    };

    /// <summary>Reads a plausible number; null for anything else.</summary>
    private static int? Number(HttpResponseHeaders headers, string name, int least)
        => Text(headers, name) is { } text
            && int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture, out int number)
            && number >= least
                ? number
                : null;

#if NET
    private static string? Text(HttpResponseHeaders headers, string name)
        => headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
#else
    private static string? Text(HttpResponseHeaders headers, string name)
        => headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
#endif
}
