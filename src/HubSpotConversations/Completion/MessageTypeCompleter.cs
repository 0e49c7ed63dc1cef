using System.Collections;
using HubSpotConversations.Models;

namespace HubSpotConversations.Completion;

/// <summary>Completes the types of entries in a thread's history.</summary>
public sealed class MessageTypeCompleter : ChoiceCompleter
{
    private protected override IEnumerable<CompletionChoice> Choices(IDictionary parameters)
        => MessageTypes.All.Select(static value => new CompletionChoice(value));
}
