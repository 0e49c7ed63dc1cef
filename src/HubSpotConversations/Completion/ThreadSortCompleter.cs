using HubSpotConversations.Models;

namespace HubSpotConversations.Completion;

/// <summary>Completes the sort orders of threads.</summary>
public sealed class ThreadSortCompleter : KnownValuesCompleter
{
    private protected override IReadOnlyList<string> Values => ThreadSorts.All;
}
