using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;

namespace HubSpotConversations.Http.RateLimiting;

/// <summary>The account's limits in a response's headers. Any of them can be missing.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RateHeaders
{
    // An hour: trusting a longer interval could mean waiting for weeks because of a wrong header.
    private const int LongestInterval = 3_600_000;

    /// <summary>The requests that fit into one window.</summary>
    public int? Max { get; init; }

    /// <summary>How many of them are left.</summary>
    public int? Remaining { get; init; }

    /// <summary>The window.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>The requests that fit into one second. HubSpot reports this limit without enforcing it.</summary>
    public int? Secondly { get; init; }

    /// <summary>The requests of a day.</summary>
    public int? Daily { get; init; }

    /// <summary>How many of them are left.</summary>
    public int? DailyRemaining { get; init; }

    public static RateHeaders Read(HttpResponseHeaders headers) => new()
    {
        Max = Number(headers, "X-HubSpot-RateLimit-Max", least: 1),
        Remaining = Number(headers, "X-HubSpot-RateLimit-Remaining", least: 0),
        Interval = Number(headers, "X-HubSpot-RateLimit-Interval-Milliseconds", least: 1) is { } milliseconds and <= LongestInterval
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null,
        Secondly = Number(headers, "X-HubSpot-RateLimit-Secondly", least: 1),
        Daily = Number(headers, "X-HubSpot-RateLimit-Daily", least: 1),
        DailyRemaining = Number(headers, "X-HubSpot-RateLimit-Daily-Remaining", least: 0),
    };

    /// <summary>A plausible number; null for anything else.</summary>
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
