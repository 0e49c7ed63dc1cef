using System.Management.Automation;
using System.Management.Automation.Language;

namespace HubSpotConversations.Binding;

/// <summary>
/// Words on the command line as they are typed and completed: with quotation marks where they need them.
/// </summary>
internal static class CompletionWord
{
    // A longer number would be a floating-point one, and no longer the id.
    private const int LongestNumber = 18;

    /// <summary>What was begun, without its quotation marks.</summary>
    public static string Begun(string? word)
    {
        string begun = word ?? string.Empty;
        return begun.StartsWith("'", StringComparison.Ordinal)
            ? begun.Trim('\'').Replace("''", "'")
            : begun.Trim('"');
    }

    /// <summary>A value that PowerShell reads as it stands.</summary>
    public static string Quoted(string value)
        => IsNumber(value) || IsWord(value)
            ? value
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";

    /// <summary>A value that needs no explanation.</summary>
    public static CompletionResult Completed(string value)
        => new(value, value, CompletionResultType.ParameterValue, value);

    private static bool IsNumber(string value)
        => value.Length is > 0 and <= LongestNumber && value[0] != '0' && value.All(static c => c is >= '0' and <= '9');

    // What begins with a dash is a parameter, what begins with a digit or a dot may be a number (1e3, 1kb).
    private static bool IsWord(string value)
        => value.Length > 0 && char.IsLetter(value[0])
            && value.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');
}
