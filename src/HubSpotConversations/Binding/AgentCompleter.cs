namespace HubSpotConversations.Binding;

/// <summary>Completes agents, by email address where it is known, else by actor id.</summary>
public sealed class AgentCompleter : AccountCompleter
{
    private protected override IEnumerable<AccountChoice> Known(AccountDirectory directory)
        => directory.Owners.All
            .Where(static owner => owner is { Email: not null, ActorId: not null, Archived: not true })
            .Select(static owner => new AccountChoice(owner.Email!, owner.Name, $"{owner.Email} ({owner.ActorId})"));

    private protected override Task MeetAsync(ConversationsClient client, CancellationToken cancellationToken)
        => client.Owners.ListAsync(limit: 100, cancellationToken: cancellationToken);
}
