namespace HubSpotConversations.Binding;

/// <summary>Completes inboxes, by name.</summary>
public sealed class InboxCompleter : AccountCompleter
{
    private protected override IEnumerable<AccountChoice> Known(AccountDirectory directory)
        => directory.Inboxes.All
            .Where(static inbox => inbox.Archived != true)
            .Select(static inbox =>
                new AccountChoice(inbox.Name ?? inbox.Id!, inbox.Name, $"inbox {inbox.Id}, {inbox.Type}"));

    private protected override Task MeetAsync(ConversationsClient client, CancellationToken cancellationToken)
        => client.Inboxes.ListAsync(limit: 100, cancellationToken: cancellationToken);
}
