using HubSpotConversations.Accounts;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Completion;

/// <summary>Completes the ids of channel accounts and lists their names.</summary>
public sealed class ChannelAccountCompleter : AccountCompleter
{
    private protected override IEnumerable<CompletionChoice> Known(AccountDirectory directory)
        => directory.ChannelAccounts.All
            .Where(static account => account is { ChannelAccountId: not null, Archived: not true })
            .Select(static account => new CompletionChoice(account.ChannelAccountId!, ToolTip(account), account.Name));

    private protected override Task ListAsync(ConversationsClient client, CancellationToken cancellationToken)
        => client.ChannelAccounts.ListAsync(limit: 100, cancellationToken: cancellationToken);

    private static string ToolTip(ChannelAccount account)
        => $"{account.Name} {account.DeliveryIdentifier?.Value} (channel {Channels.NameOf(account.ChannelId ?? "")})";
}
