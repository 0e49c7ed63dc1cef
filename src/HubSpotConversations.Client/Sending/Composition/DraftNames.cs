using HubSpotConversations.Lookup;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Sending.Composition;

/// <summary>Replaces the names in a draft with ids: the sender, the channel and the channel account.</summary>
internal static class DraftNames
{
    /// <summary>Whether the draft has ids only.</summary>
    public static bool AreIds(MessageDraft draft)
        => (draft.SenderActorId is null || !AgentRules.IsName(draft.SenderActorId))
            && IsId(draft.ChannelId) && IsId(draft.ChannelAccountId);

    /// <summary>Returns the draft with ids. It makes no requests for names that the connection knows.</summary>
    /// <exception cref="HubSpotValidationException">A name doesn't exist, or isn't unique.</exception>
    public static async Task<MessageDraft> ResolveAsync(
        ConversationsClient client, MessageDraft draft, CancellationToken cancellationToken)
    {
        if (draft.SenderActorId is { } sender && AgentRules.IsName(sender))
        {
            string actorId = await AgentLookup.FindAsync(client, sender, "Sender", cancellationToken)
                .ConfigureAwait(false);
            draft = draft with { SenderActorId = actorId };
        }

        if (!IsId(draft.ChannelId))
        {
            string channelId = await ChannelLookup.FindOneAsync(client, draft.ChannelId!, cancellationToken)
                .ConfigureAwait(false);
            draft = draft with { ChannelId = channelId };
        }

        if (!IsId(draft.ChannelAccountId))
        {
            string accountId = await ChannelLookup.FindAccountAsync(client, draft.ChannelAccountId!, cancellationToken)
                .ConfigureAwait(false);
            draft = draft with { ChannelAccountId = accountId };
        }

        return draft;
    }

    private static bool IsId(string? value) => value is null || NamePattern.IsId(value);
}
