using System.Management.Automation;
using System.Management.Automation.Language;

namespace HubSpotConversations.Completion;

/// <summary>Parses words on the command line, and quotes completed values if necessary.</summary>
internal static class CompletionWord
{
    // PowerShell reads a longer number as floating-point, which may change the id.
    private const int LongestNumber = 18;

    /// <summary>The word so far, without quotation marks.</summary>
    public static string Begun(string? word)
    {
        string begun = word ?? string.Empty;
        return begun.StartsWith("'", StringComparison.Ordinal)
            ? begun.Trim('\'').Replace("''", "'")
            : begun.Trim('"');
    }

    /// <summary>A value in the form that PowerShell reads unchanged.</summary>
    public static string Quoted(string value)
        => IsNumber(value) || IsWord(value)
            ? value
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";

    /// <summary>A completion without a special tool tip.</summary>
    public static CompletionResult Completed(string value)
        => new(value, value, CompletionResultType.ParameterValue, value);

    private static bool IsNumber(string value)
        => value.Length is > 0 and <= LongestNumber && value[0] != '0' && value.All(static c => c is >= '0' and <= '9');

    // A leading dash makes a parameter, and a leading digit or dot may make a number (1e3, 1kb).
    private static bool IsWord(string value)
        => value.Length > 0 && char.IsLetter(value[0])
            && value.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');
}
