using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace HubSpotConversations.Completion;

/// <summary>Completes the values that HubSpot documents. Other values are still accepted.</summary>
public abstract class KnownValuesCompleter : IArgumentCompleter
{
    private protected abstract IReadOnlyList<string> Values { get; }

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string begun = CompletionWord.Begun(wordToComplete);
        return Values
            .Where(value => value.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Select(static value => CompletionWord.Completed(value));
    }
}
