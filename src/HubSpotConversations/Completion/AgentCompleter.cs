using HubSpotConversations.Accounts;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Completion;

/// <summary>Completes agents by email address if it is known, otherwise by actor id.</summary>
public sealed class AgentCompleter : AccountCompleter
{
    private protected override IEnumerable<CompletionChoice> Known(AccountDirectory directory)
    {
        Owner[] owners = directory.Owners.All
            .Where(static owner => owner is { Email: not null, ActorId: not null, Archived: not true })
            .ToArray();

        // Without the scope to list owners, the cache may still contain agents as actors.
        IEnumerable<Actor> others = directory.Actors.All.Where(actor => actor is AgentActor { ActorId: not null }
            && !owners.Any(owner => string.Equals(owner.ActorId, actor.ActorId, StringComparison.OrdinalIgnoreCase)));
        return owners.Select(static o => new CompletionChoice(o.Email!, $"{o.Email} ({o.ActorId})", o.Name))
            .Concat(others.Select(static a => new CompletionChoice(a.ActorId!, $"{a.Email ?? a.Name} ({a.ActorId})", a.Name)));
    }

    private protected override Task ListAsync(ConversationsClient client, CancellationToken cancellationToken)
        => client.Owners.ListAsync(limit: 100, cancellationToken: cancellationToken);
}
