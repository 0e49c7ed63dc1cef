using System.Globalization;

namespace HubSpotConversations.Json;

/// <summary>Converts single values to the text that HubSpot expects.</summary>
internal static class PlainText
{
    /// <summary>Converts a value to text; null if it is not a single value.</summary>
    public static string? Of(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        double.NaN or double.PositiveInfinity or double.NegativeInfinity => null,
        float.NaN or float.PositiveInfinity or float.NegativeInfinity => null,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        decimal or sbyte or byte or short or ushort or int or uint or long or ulong
            => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => OfText(value),
    };

    /// <summary>Converts a value that JSON writes as a string; null for any other value.</summary>
    public static string? OfText(object value) => value switch
    {
        string text => text,
        char character => character.ToString(),
        Enum name => name.ToString(),
        DateTimeOffset time => WireTime.Write(time),
        // Like PowerShell, take a time without a zone as local time.
        DateTime time => WireTime.Write(new DateTimeOffset(time.ToUniversalTime())),
        Guid id => id.ToString("D"),
        Uri uri => uri.IsAbsoluteUri ? uri.AbsoluteUri : uri.OriginalString,
        _ => null,
    };
}
