using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace HubSpotConversations.Completion;

/// <summary>Completes the choices that start with the typed word. Other values are still accepted.</summary>
public abstract class ChoiceCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string word = wordToComplete ?? string.Empty;
        word = word.StartsWith("'", StringComparison.Ordinal) ? word.Trim('\'').Replace("''", "'") : word.Trim('"');
        return Choices(fakeBoundParameters)
            .Where(choice => choice.Matches(word))
            .Select(static choice => choice.ToResult())
            .ToArray();
    }

    /// <summary>All choices, in the order in which they are listed.</summary>
    private protected abstract IEnumerable<CompletionChoice> Choices(IDictionary parameters);
}
