using System.Collections;
using HubSpotConversations.Models;

namespace HubSpotConversations.Completion;

/// <summary>Completes the sort orders of threads.</summary>
public sealed class ThreadSortCompleter : ChoiceCompleter
{
    private protected override IEnumerable<CompletionChoice> Choices(IDictionary parameters)
        => ThreadSorts.All.Select(static value => new CompletionChoice(value));
}
