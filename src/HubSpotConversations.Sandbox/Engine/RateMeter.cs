using System.Globalization;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Sandbox.Engine;

/// <summary>Counts requests against the rolling and the daily limit. Rejected requests don't count.</summary>
internal sealed class RateMeter(SandboxOptions options)
{
    public const string Rolling = "TEN_SECONDLY_ROLLING";
    public const string Daily = "DAILY";

    // HubSpot has a daily limit only for private apps.
    private readonly int _dailyLimit = options.OAuth is null ? options.DailyLimit : 0;
    private readonly Queue<long> _recent = new();
    private long _day;
    private int _today;
    private long _second;
    private int _inSecond;

    /// <summary>The number of requests today.</summary>
    public int Today => _today;

    /// <summary>Counts a request.</summary>
    /// <returns>Null, or the name of the policy that rejects the request.</returns>
    public string? Take()
    {
        DateTimeOffset now = options.Clock.GetUtcNow();
        Forget(now);
        if (_dailyLimit > 0 && _today >= _dailyLimit)
        {
            return Daily;
        }

        if (options.RateLimit > 0 && _recent.Count >= options.RateLimit)
        {
            return Rolling;
        }

        _today++;
        _inSecond++;
        if (options.RateLimit > 0)
        {
            _recent.Enqueue(now.UtcTicks);
        }

        return null;
    }

    public void AddHeaders(SandboxResponse response)
    {
        Forget(options.Clock.GetUtcNow());
        if (options.RateLimit > 0)
        {
            int secondly = SecondlyLimit();
            Add(response, "X-HubSpot-RateLimit-Max", options.RateLimit);
            Add(response, "X-HubSpot-RateLimit-Remaining", options.RateLimit - _recent.Count);
            Add(response, "X-HubSpot-RateLimit-Interval-Milliseconds", (long)options.RateWindow.TotalMilliseconds);
            Add(response, "X-HubSpot-RateLimit-Secondly", secondly);
            Add(response, "X-HubSpot-RateLimit-Secondly-Remaining", secondly - _inSecond);
        }

        if (_dailyLimit > 0)
        {
            Add(response, "X-HubSpot-RateLimit-Daily", _dailyLimit);
            Add(response, "X-HubSpot-RateLimit-Daily-Remaining", _dailyLimit - _today);
        }
    }

    private static void Add(SandboxResponse response, string name, long value) =>
        response.AddHeader(name, Math.Max(value, 0).ToString(CultureInfo.InvariantCulture));

    /// <summary>Reported but not enforced: a tenth of the ten-second limit.</summary>
    private int SecondlyLimit() =>
        (int)Math.Max(1, options.RateLimit / Math.Max(1, options.RateWindow.TotalSeconds));

    private void Forget(DateTimeOffset now)
    {
        long start = now.UtcTicks - options.RateWindow.Ticks;
        while (_recent.Count > 0 && _recent.Peek() <= start)
        {
            _recent.Dequeue();
        }

        long second = now.UtcTicks / TimeSpan.TicksPerSecond;
        if (second != _second)
        {
            (_second, _inSecond) = (second, 0);
        }

        long day = now.UtcTicks / TimeSpan.TicksPerDay;
        if (day != _day)
        {
            (_day, _today) = (day, 0);
        }
    }
}
