using System.Globalization;
using System.Text.Json;

namespace HubSpotConversations.Json;

/// <summary>Times as HubSpot's services write them.</summary>
internal static class WireTime
{
    private const long LastMillisecond = 253402300799999;

    public static DateTimeOffset? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Parse(value),
        JsonValueKind.Number when value.TryGetInt64(out long milliseconds) => FromMilliseconds(milliseconds),
        _ => null,
    };

    /// <summary>A time as HubSpot writes it: UTC, to the millisecond.</summary>
    public static string Write(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Parse(JsonElement value)
    {
        // The usual spelling, read without a string for it.
        if (IsIso(value, out DateTimeOffset iso))
        {
            return iso;
        }

        string text = PlainValue.ToText(value)!;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds))
        {
            return FromMilliseconds(milliseconds);
        }

        // Without a date in front .NET would add today's.
        return text.Length >= 10 && text[4] == '-' && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
    }

    private static bool IsIso(JsonElement value, out DateTimeOffset time)
    {
        try
        {
            // A time without a zone is one of HubSpot's, which is UTC, and would be taken for one of this machine.
            return value.TryGetDateTimeOffset(out time)
                && value.GetRawText().EndsWith("Z\"", StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            time = default;
            return false;
        }
    }

    private static DateTimeOffset? FromMilliseconds(long milliseconds)
        => milliseconds is >= 0 and <= LastMillisecond
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
