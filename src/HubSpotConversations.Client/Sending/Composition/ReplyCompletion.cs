using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;

namespace HubSpotConversations.Sending.Composition;

/// <summary>
/// Fills in what a draft lacks from its thread, so that users don't need to look up channels, accounts and addresses.
/// It never changes values that the user specified.
/// </summary>
internal static class ReplyCompletion
{
    /// <summary>Whether the draft already has everything.</summary>
    public static bool IsWhole(MessageDraft draft)
        => draft.ChannelId is not null && draft.ChannelAccountId is not null && draft.HasDirectRecipient
            && draft.InReplyTo is null && DraftNames.AreIds(draft);

    /// <summary>Fills in the missing values.</summary>
    /// <param name="client">The client to read the thread with.</param>
    /// <param name="draft">A checked draft that has the thread, the text and the sender.</param>
    /// <param name="replyAll">Whether to also copy everyone who received the customer's email on CC.</param>
    /// <param name="cache">What the run has read of its threads.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="HubSpotValidationException">
    /// A value can't be determined. The exception names the parameter to specify.
    /// </exception>
    public static async Task<CompletedReply> CompleteAsync(
        ConversationsClient client,
        MessageDraft draft,
        bool replyAll,
        ThreadFactsCache cache,
        CancellationToken cancellationToken)
    {
        var reply = new CompletedReply(draft);
        draft = await DraftNames.ResolveAsync(client, draft, cancellationToken).ConfigureAwait(false);
        reply.Names(draft, client.Directory);
        ThreadFacts? facts = null;
        if (draft.ChannelId is null || draft.ChannelAccountId is null || !reply.Draft.HasDirectRecipient
            || (replyAll && draft.InReplyTo is null))
        {
            facts = await cache.GetAsync(client, draft, cancellationToken).ConfigureAwait(false);
            reply.SeenIds = facts.SeenIds;
            FillPlace(reply, facts);
            await FillRecipientsAsync(client, reply, facts, cancellationToken).ConfigureAwait(false);
            FillSubject(reply, facts);
        }

        if (draft.InReplyTo is { } piped)
        {
            reply.ReplyTo(piped);
        }

        ChannelAccount? account = null;
        if (IsTakenOver(draft) || replyAll)
        {
            account = await AccountCheck.FindAsync(
                client, reply.Draft.ChannelAccountId!, reply.Draft.ChannelId, cancellationToken).ConfigureAwait(false);
            reply.Account(account);
        }

        if (replyAll && (draft.InReplyTo ?? facts?.NewestIncoming) is { } original)
        {
            reply.Copies(ReplyRecipients.Copies(
                original, reply.Draft.Recipients, account?.DeliveryIdentifier?.Value));
        }

        return reply;
    }

    // An account that the user specified is used without a check. An account found in a thread is checked first.
    private static bool IsTakenOver(MessageDraft draft)
        => draft.ChannelAccountId is null || draft.ChannelAccountId == draft.InReplyTo?.ChannelAccountId;

    private static void FillPlace(CompletedReply reply, ThreadFacts facts)
    {
        MessageDraft draft = reply.Draft;
        if (draft.ChannelId is not null && draft.ChannelAccountId is not null)
        {
            return;
        }

        if (facts.Newest is not { } newest)
        {
            throw new HubSpotValidationException(
                draft.ChannelId is null ? "ChannelId" : "ChannelAccountId",
                facts.HasMessage
                    ? $"Thread {draft.ThreadId} has no message through {Asked(draft)}, so the missing values can't be "
                        + "filled in. Specify -ChannelId and -ChannelAccountId. To list the accounts, run "
                        + "Get-HubSpotChannelAccount."
                    : $"Thread {draft.ThreadId} has no message yet, so the channel and its account can't be filled in. "
                        + "Specify -ChannelId, -ChannelAccountId and -Recipient. To list the accounts, run "
                        + "Get-HubSpotChannelAccount.");
        }

        if (draft.ChannelId is null && newest.ChannelId is Channels.Forms or Channels.Migration or Channels.WhatsApp)
        {
            throw new HubSpotValidationException(
                "ChannelId",
                $"The newest message of thread {draft.ThreadId} came through {Name(newest.ChannelId!)}, and HubSpot's "
                + "API can't send messages through that channel. Specify another channel of the customer with "
                + "-ChannelId (for example EMAIL), -ChannelAccountId and -Recipient, or reply in HubSpot's inbox.");
        }

        reply.Place(newest);
    }

    private static async Task FillRecipientsAsync(
        ConversationsClient client, CompletedReply reply, ThreadFacts facts, CancellationToken cancellationToken)
    {
        MessageDraft draft = reply.Draft;
        if (draft.HasDirectRecipient)
        {
            return;
        }

        // A reply to a message goes to that message's sender or recipients, not to others who wrote in the thread.
        ConversationMessage? original = draft.InReplyTo ?? facts.NewestIncoming;
        IReadOnlyList<Recipient> recipients = original is null ? [] : ReplyRecipients.Of(original);
        if (recipients.Count == 0 && original is not null && ReplyRecipients.IsIncoming(original))
        {
            recipients = await LookUpAsync(client, original, facts, cancellationToken).ConfigureAwait(false);
        }

        if (recipients.Count == 0)
        {
            throw new HubSpotValidationException(
                "Recipient",
                original is null
                    ? $"Thread {draft.ThreadId} has no customer message through {Name(draft.ChannelId!)} to reply to. "
                        + "Specify -Recipient, for example -Recipient jane@example.com."
                    : $"Message {DisplayText.OneLine(original.MessageId, 100)} has no reply address. "
                        + "Specify -Recipient, for example -Recipient jane@example.com.");
        }

        reply.Recipients(recipients);
    }

    /// <summary>
    /// Finds addresses for the senders of a message that doesn't include them. Other messages of the thread may have
    /// them. For email, HubSpot's record of the visitor may have them too.
    /// </summary>
    private static async Task<IReadOnlyList<Recipient>> LookUpAsync(
        ConversationsClient client,
        ConversationMessage original,
        ThreadFacts facts,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<Recipient> known = ReplyRecipients.Of(original, facts.Addresses);
        if (known.Count > 0 || original.ChannelId != Channels.Email)
        {
            return known;
        }

        var addresses = new Dictionary<string, DeliveryIdentifier>(StringComparer.Ordinal);
        foreach (string actorId in original.Senders.Select(static sender => sender.ActorId).OfType<string>().Distinct())
        {
            Actor actor = client.Directory.Actors.Find(actorId)
                ?? await client.Actors.GetAsync(actorId, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (actor.Email is { Length: > 0 } email)
            {
                addresses[actorId] = DeliveryIdentifier.Of(DeliveryIdentifierTypes.EmailAddress, email);
            }
        }

        return ReplyRecipients.Of(original, addresses);
    }

    private static void FillSubject(CompletedReply reply, ThreadFacts facts)
    {
        if (reply.Draft.Subject is null && reply.Draft.ChannelId == Channels.Email
            && ReplySubject.Of(facts.Subject) is { } subject)
        {
            reply.Subject(subject);
        }
    }

    private static string Name(string channelId) => DisplayText.OneLine(Channels.NameOf(channelId), 60);

    private static string Asked(MessageDraft draft)
        => string.Join(
            " and ",
            new[]
            {
                draft.ChannelId is { } channel ? $"channel {Name(channel)}" : null,
                draft.ChannelAccountId is { } account ? $"account {DisplayText.OneLine(account, 60)}" : null,
            }.OfType<string>().DefaultIfEmpty("a channel"));
}
