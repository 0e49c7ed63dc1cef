using System.Collections;
using System.Globalization;
using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Formatting;

/// <summary>
/// Formats values for the views: text from other people, made safe for a terminal, and ids with their names.
/// </summary>
public static class Display
{
    private const int Line = 60;
    private const int LongestMessage = 10_000;

    /// <summary>A text on one line, without control characters, shortened at a word.</summary>
    public static string Text(string? text) => DisplayText.OneLine(text, Line);

    /// <summary>A line of a conversation in its color.</summary>
    public static string Conversation(PSObject line) => ConversationLine.Colored(line);

    /// <summary>
    /// The text of a message on one line. A table shows as much as fits into the window, or all of it with -Wrap.
    /// </summary>
    public static string Message(string? text) => DisplayText.OneLine(text, LongestMessage);

    /// <summary>A longer text on one line, for list views.</summary>
    public static string LongText(string? text) => DisplayText.Of(text);

    /// <summary>Several values on one line.</summary>
    public static string Items(IEnumerable? values)
        => DisplayText.Of(values is null ? null : string.Join(", ", values.Cast<object>()));

    /// <summary>Names and values on one line.</summary>
    public static string Pairs(IDictionary? values)
        => DisplayText.Of(values is null
            ? null
            : string.Join(", ", values.Keys.Cast<object>().Select(key => $"{key} = {values[key]}")));

    /// <summary>An address without its user name, password and final slash.</summary>
    public static string Address(Uri? address)
        => DisplayText.Of(address?.GetComponents(
            UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/'));

    /// <summary>A time in the local time zone.</summary>
    public static DateTime? Time(DateTimeOffset? time) => time?.LocalDateTime;

    /// <summary>A time in the local time zone, to the minute, for tables.</summary>
    public static string Minute(DateTimeOffset? time)
        => time?.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A readable time span with its two largest units, such as 3 d 4 h, 2 h 5 min or 45 s.</summary>
    public static string Duration(TimeSpan? time) => time switch
    {
        null => string.Empty,
        { TotalDays: >= 1 } days => Units((int)days.TotalDays, "d", days.Hours, "h"),
        { TotalHours: >= 1 } hours => Units(hours.Hours, "h", hours.Minutes, "min"),
        { TotalMinutes: >= 1 } minutes => Units(minutes.Minutes, "min", minutes.Seconds, "s"),
        { } seconds => FormattableString.Invariant($"{seconds.Seconds} s"),
    };

    private static string Units(int large, string largeUnit, int small, string smallUnit)
        => FormattableString.Invariant($"{large} {largeUnit}")
            + (small == 0 ? string.Empty : FormattableString.Invariant($" {small} {smallUnit}"));

    /// <summary>A readable file size, such as 12 KB or 3.4 MB, in PowerShell's units.</summary>
    public static string Size(long? bytes)
    {
        if (bytes is not { } value)
        {
            return string.Empty;
        }

        string[] units = ["B", "KB", "MB", "GB", "TB"];
        double size = value;
        int unit = 0;
        while (Math.Abs(size) >= 1024 && unit < units.Length - 1)
        {
            size /= 1024;
            unit++;
        }

        string number = size.ToString(size < 10 && unit > 0 ? "0.#" : "0", CultureInfo.InvariantCulture);
        return $"{number} {units[unit]}";
    }

    /// <summary>The key of a journal message, shortened for tables.</summary>
    public static string ShortKey(string? key) => DisplayText.OneLine(key, 16);

    /// <summary>A short list of attachments.</summary>
    public static string AttachmentList(IEnumerable<Attachment>? attachments)
        => Text(attachments is null
            ? null
            : string.Join(
                ", ", attachments.Select(static a => a.Content is { } content ? $"{a.Type} {content}" : a.Type)));

    /// <summary>Whether HubSpot shortened the text, and how to get the rest.</summary>
    public static string Truncation(string? status)
        => status is null or TruncationStatuses.NotTruncated
            ? Text(status)
            : Text(status) + " (for the full text, pipe it to Get-HubSpotThreadMessage -OriginalContent)";
}
