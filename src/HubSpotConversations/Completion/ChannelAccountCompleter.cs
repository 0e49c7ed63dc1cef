using HubSpotConversations.Accounts;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Completion;

/// <summary>Completes the ids of channel accounts and lists their names.</summary>
public sealed class ChannelAccountCompleter : AccountCompleter
{
    private protected override IEnumerable<AccountChoice> Known(AccountDirectory directory)
        => directory.ChannelAccounts.All
            .Where(static account => account is { Id: not null, Archived: not true })
            .Select(static account => new AccountChoice(
                account.Id!,
                account.Name,
                $"{account.Name} {account.DeliveryIdentifier?.Value} (channel "
                    + $"{Models.Channels.NameOf(account.ChannelId ?? string.Empty)})"));

    private protected override Task MeetAsync(ConversationsClient client, CancellationToken cancellationToken)
        => client.ChannelAccounts.ListAsync(limit: 100, cancellationToken: cancellationToken);
}
