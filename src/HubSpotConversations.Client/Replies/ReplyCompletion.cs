using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>
/// Fills in what a draft lacks from the thread that it goes to: nobody knows channels, accounts and addresses by heart.
/// What was given is never changed.
/// </summary>
internal static class ReplyCompletion
{
    /// <summary>Whether there is nothing to fill in.</summary>
    public static bool IsWhole(MessageDraft draft)
        => draft.ChannelId is not null && draft.ChannelAccountId is not null && draft.Recipients.Count > 0
            && draft.Answered is null
            && (draft.SenderActorId is null || !AgentLookup.IsEmail(draft.SenderActorId));

    /// <summary>Fills in what is missing.</summary>
    /// <param name="client">Whom to ask.</param>
    /// <param name="draft">The draft, with what nobody but its author knows: the thread, the text, the sender.</param>
    /// <param name="replyAll">Whether those who got the answered email beside us are kept in copy.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="HubSpotValidationException">It can't be known; the exception names what to give.</exception>
    public static async Task<CompletedReply> CompleteAsync(
        ConversationsClient client, MessageDraft draft, bool replyAll, CancellationToken cancellationToken)
    {
        DraftRules.CheckAuthored(draft);
        DraftRules.CheckParts(draft);
        var reply = new CompletedReply(draft);
        if (AgentLookup.IsEmail(draft.SenderActorId!))
        {
            reply.Sender(await AgentLookup
                .FindAsync(client, draft.SenderActorId!, "Sender", cancellationToken).ConfigureAwait(false));
        }

        ThreadFacts? facts = null;
        if (draft.ChannelId is null || draft.ChannelAccountId is null || reply.Draft.Recipients.Count == 0
            || (replyAll && draft.Answered is null))
        {
            facts = await ThreadFacts.ReadAsync(client, draft, cancellationToken).ConfigureAwait(false);
            reply.SeenIds = facts.SeenIds;
            FillPlace(reply, facts);
            await FillRecipientsAsync(client, reply, facts, cancellationToken).ConfigureAwait(false);
            FillSubject(reply, facts);
        }

        if (draft.Answered is { } piped)
        {
            reply.Answer(piped);
        }

        ChannelAccount? account = null;
        if (IsTakenOver(draft) || replyAll)
        {
            account = await AccountCheck.FindAsync(
                client, reply.Draft.ChannelAccountId!, reply.Draft.ChannelId, cancellationToken).ConfigureAwait(false);
            reply.Account(account);
        }

        if (replyAll && (draft.Answered ?? facts?.NewestIncoming) is { } answered)
        {
            reply.Copies(ReplyRecipients.Copies(
                answered, reply.Draft.Recipients, account?.DeliveryIdentifier?.Value));
        }

        return reply;
    }

    // What somebody gave is sent from as it is; what was found in a thread is looked at first.
    private static bool IsTakenOver(MessageDraft draft)
        => draft.ChannelAccountId is null || draft.ChannelAccountId == draft.Answered?.ChannelAccountId;

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
                    ? $"Thread {draft.ThreadId} has no message over {Asked(draft)}, from which to take the rest: give "
                        + "-ChannelId and -ChannelAccountId (Get-HubSpotChannelAccount lists the accounts)."
                    : $"Thread {draft.ThreadId} has no message yet, from which to take the channel and its account: "
                        + "give -ChannelId, -ChannelAccountId and -Recipient (Get-HubSpotChannelAccount lists the "
                        + "accounts).");
        }

        if (draft.ChannelId is null && newest.ChannelId is Channels.Forms or Channels.Migration or Channels.WhatsApp)
        {
            throw new HubSpotValidationException(
                "ChannelId",
                $"The newest message of thread {draft.ThreadId} came over {Name(newest.ChannelId!)}, and "
                + "nothing can be sent over that through HubSpot's API: give another channel of the customer with "
                + "-ChannelId (for example EMAIL), -ChannelAccountId and -Recipient, or answer in HubSpot's inbox.");
        }

        reply.Place(newest);
    }

    private static async Task FillRecipientsAsync(
        ConversationsClient client, CompletedReply reply, ThreadFacts facts, CancellationToken cancellationToken)
    {
        MessageDraft draft = reply.Draft;
        if (draft.Recipients.Count > 0)
        {
            return;
        }

        // Who answers a message answers that one, and nobody else who wrote in the thread.
        ConversationMessage? answered = draft.Answered ?? facts.NewestIncoming;
        IReadOnlyList<Recipient> recipients = answered is null ? [] : ReplyRecipients.Of(answered);
        if (recipients.Count == 0 && answered is not null && ReplyRecipients.IsIncoming(answered))
        {
            recipients = await LookUpAsync(client, answered, facts, cancellationToken).ConfigureAwait(false);
        }

        if (recipients.Count == 0)
        {
            throw new HubSpotValidationException(
                "Recipient",
                answered is null
                    ? $"Thread {draft.ThreadId} has no customer message over {Name(draft.ChannelId!)} to reply to. "
                        + "Specify -Recipient, for example -Recipient jane@example.com."
                    : $"Message {DisplayText.OneLine(answered.Id, 100)} has no reply address. Specify -Recipient.");
        }

        reply.Recipients(recipients);
    }

    /// <summary>
    /// The senders of a message that does not say their addresses: other messages of the thread may, and for an email
    /// HubSpot's own record of the visitor does.
    /// </summary>
    private static async Task<IReadOnlyList<Recipient>> LookUpAsync(
        ConversationsClient client,
        ConversationMessage answered,
        ThreadFacts facts,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<Recipient> known = ReplyRecipients.Of(answered, facts.Addresses);
        if (known.Count > 0 || answered.ChannelId != Channels.Email)
        {
            return known;
        }

        var addresses = new Dictionary<string, DeliveryIdentifier>(StringComparer.Ordinal);
        foreach (string actorId in answered.Senders.Select(static sender => sender.ActorId).OfType<string>().Distinct())
        {
            Actor actor = client.Directory.Actors.Find(actorId)
                ?? await client.Actors.GetAsync(actorId, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (actor.Email is { Length: > 0 } email)
            {
                addresses[actorId] = DeliveryIdentifier.Of(DeliveryIdentifierTypes.EmailAddress, email);
            }
        }

        return ReplyRecipients.Of(answered, addresses);
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
