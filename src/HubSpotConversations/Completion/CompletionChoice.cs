using System.Management.Automation;
using System.Management.Automation.Language;
using HubSpotConversations.Text;

namespace HubSpotConversations.Completion;

/// <summary>A completion choice.</summary>
/// <param name="Value">The text to insert.</param>
/// <param name="ToolTip">The tool tip; null to show the value.</param>
/// <param name="Name">The name to list; null to list the value.</param>
/// <param name="Alias">Another text that the user may type; null if there isn't one.</param>
internal sealed record CompletionChoice(
    string Value, string? ToolTip = null, string? Name = null, string? Alias = null)
{
    private const int LongestValue = 500;

    // PowerShell reads a longer number as floating-point, which may change the id.
    private const int LongestNumber = 18;

    /// <summary>
    /// Whether the choice starts with a word. The value goes to the command line unchanged, so a value with control
    /// characters never matches.
    /// </summary>
    public bool Matches(string word)
        => new[] { Value, Name, Alias }.Any(text => text?.StartsWith(word, StringComparison.OrdinalIgnoreCase) == true)
            && DisplayText.OneLine(Value, LongestValue) == Value;

    public CompletionResult ToResult()
        => new(
            IsNumber || IsWord ? Value : $"'{CodeGeneration.EscapeSingleQuotedStringContent(Value)}'",
            Shown(Name, 60),
            CompletionResultType.ParameterValue,
            Shown(ToolTip, 100));

    private bool IsNumber
        => Value.Length is > 0 and <= LongestNumber && Value[0] != '0' && Value.All(static c => c is >= '0' and <= '9');

    // A leading dash makes a parameter, and a leading digit or dot may make a number (1e3, 1kb).
    private bool IsWord
        => Value.Length > 0 && char.IsLetter(Value[0])
            && Value.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');

    private string Shown(string? text, int longest)
        => DisplayText.OneLine(text, longest) is { Length: > 0 } shown ? shown : DisplayText.OneLine(Value, longest);
}
