using System.Globalization;

namespace HubSpotConversations.Json;

/// <summary>Single values as the text that HubSpot reads them in.</summary>
internal static class PlainText
{
    /// <summary>The text; null where the value is not a single one.</summary>
    public static string? Of(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        double.NaN or double.PositiveInfinity or double.NegativeInfinity => null,
        float.NaN or float.PositiveInfinity or float.NegativeInfinity => null,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        _ when IsWholeOrDecimal(value) => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => OfText(value),
    };

    /// <summary>The text of what is a text in JSON, too; null where it is none.</summary>
    public static string? OfText(object value) => value switch
    {
        string text => text,
        char character => character.ToString(),
        Enum name => name.ToString(),
        DateTimeOffset time => WireTime.Write(time),
        // A time without a zone is one of this machine, as it is for PowerShell.
        DateTime time => WireTime.Write(new DateTimeOffset(time.ToUniversalTime())),
        Guid id => id.ToString("D"),
        Uri uri => uri.IsAbsoluteUri ? uri.AbsoluteUri : uri.OriginalString,
        _ => null,
    };

    // An enumeration is for .NET an integer, too.
    private static bool IsWholeOrDecimal(object value)
        => value is decimal
            || (value is not Enum && value is sbyte or byte or short or ushort or int or uint or long or ulong);
}
