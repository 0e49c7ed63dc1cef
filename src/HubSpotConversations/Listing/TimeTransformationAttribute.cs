using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Text;

namespace HubSpotConversations.Listing;

/// <summary>
/// Converts a time: a date, a time span before now, or a text such as 30d, 12h, 90m, 2w, today or yesterday. A date
/// without a time zone is local, and a date without a time is midnight.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeTransformationAttribute : ArgumentTransformationAttribute
{
    private const double MostDays = 36500;

    private static readonly Regex Relative = new(
        @"^(?<number>[0-9]+(\.[0-9]+)?)\s*(?<unit>m|min|minutes?|h|hours?|d|days?|w|weeks?)(\s+ago)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(5));

    private static readonly Regex Iso = new(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    private static DateTimeOffset Now
        => (DefaultConnection.Get()?.Client.Clock ?? TimeProvider.System).GetLocalNow();

    /// <summary>Whether an empty value, such as an empty cell of a CSV file, counts as not specified.</summary>
    public bool AllowEmpty { get; set; }

    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = Items.Unwrap(inputData);
        if (AllowEmpty && (value is null || (value is string cell && string.IsNullOrWhiteSpace(cell))))
        {
            return null;
        }

        DateTimeOffset? time = value switch
        {
            DateTimeOffset given => given,
            DateTime given => Of(given),
            TimeSpan span => Before(span.Duration().TotalDays),
            // PowerShell reads 30d as a decimal number.
            decimal days => Before((double)days),
            string text => Parse(text.Trim()),
            _ => null,
        };
        return time ?? throw new ArgumentTransformationMetadataException(
            (value is null or "" ? "The time is empty." : $"'{DisplayText.OneLine(value.ToString(), 60)}' is not a time.")
            + " Specify a date (2026-11-17 or '2026-11-17 14:30'), a time span (30d, 12h, 90m, 2w), today or yesterday.");
    }

    private static DateTimeOffset? Parse(string text)
    {
        if (Relative.Match(text) is { Success: true } match)
        {
            double number = double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
            return Before(char.ToUpperInvariant(match.Groups["unit"].Value[0]) switch
            {
                'M' => number / 1440,
                'H' => number / 24,
                'D' => number,
                _ => number * 7,
            });
        }

        return text.ToUpperInvariant() switch
        {
            "" => null,
            "NOW" => Now,
            "TODAY" => Midnight(0),
            "YESTERDAY" => Midnight(-1),
            _ => Date(text),
        };
    }

    private static DateTimeOffset? Date(string text)
    {
        CultureInfo culture = Iso.IsMatch(text) ? CultureInfo.InvariantCulture : CultureInfo.CurrentCulture;
        return DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeLocal, out DateTimeOffset time) ? time : null;
    }

    private static DateTimeOffset? Before(double days)
        => days is >= 0 and <= MostDays ? Now - TimeSpan.FromMilliseconds(days * 86_400_000) : null;

    private static DateTimeOffset? Midnight(int days) => Of(Now.Date.AddDays(days));

    private static DateTimeOffset? Of(DateTime time)
    {
        try
        {
            return new DateTimeOffset(time);
        }
        catch (ArgumentOutOfRangeException)
        {
            // Near the first and the last year, the time zone makes it invalid.
            return null;
        }
    }
}
