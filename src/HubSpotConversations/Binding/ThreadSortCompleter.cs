using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>Completes the orders of a list of threads.</summary>
public sealed class ThreadSortCompleter : KnownValuesCompleter
{
    private protected override IReadOnlyList<string> Values => ThreadSorts.All;
}
