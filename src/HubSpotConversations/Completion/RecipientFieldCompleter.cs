using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace HubSpotConversations.Completion;

/// <summary>
/// Completes the field of an email that lists the recipient. The recipient checks the value itself, because ValidateSet
/// would reject the empty cells of a CSV file.
/// </summary>
public sealed class RecipientFieldCompleter : IArgumentCompleter
{
    private static readonly string[] Fields = ["To", "Cc", "Bcc"];

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
        => Fields
            .Where(field => field.StartsWith(
                CompletionWord.Begun(wordToComplete), StringComparison.OrdinalIgnoreCase))
            .Select(static field => CompletionWord.Completed(field));
}
