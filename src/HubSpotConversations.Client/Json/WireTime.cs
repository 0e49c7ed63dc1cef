using System.Globalization;
using System.Text.Json;

namespace HubSpotConversations.Json;

/// <summary>Reads and writes times in the formats that HubSpot uses.</summary>
internal static class WireTime
{
    private const long LastMillisecond = 253402300799999;

    public static DateTimeOffset? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Parse(value),
        JsonValueKind.Number when value.TryGetInt64(out long milliseconds) => FromMilliseconds(milliseconds),
        _ => null,
    };

    /// <summary>Writes a time as HubSpot does: in UTC, to the millisecond.</summary>
    public static string Write(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Parse(JsonElement value)
    {
        // Reads the usual format without allocating a string.
        if (IsIso(value, out DateTimeOffset iso))
        {
            return iso;
        }

        string text = PlainValue.ToText(value)!;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds))
        {
            return FromMilliseconds(milliseconds);
        }

        // If the text has only a time, .NET would add today's date.
        return text.Length >= 10 && text[4] == '-' && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
    }

    private static bool IsIso(JsonElement value, out DateTimeOffset time)
    {
        try
        {
            // HubSpot means UTC if a time has no zone, but this method would read it as local time.
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
