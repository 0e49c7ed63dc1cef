using System.Collections;

namespace HubSpotConversations.Completion;

/// <summary>
/// Completes the field of an email that lists the recipient. The recipient checks the value itself, because ValidateSet
/// would reject the empty cells of a CSV file.
/// </summary>
public sealed class RecipientFieldCompleter : ChoiceCompleter
{
    private protected override IEnumerable<CompletionChoice> Choices(IDictionary parameters)
        => [new("To"), new("Cc"), new("Bcc")];
}
