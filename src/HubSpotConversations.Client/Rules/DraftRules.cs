using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>
/// What a draft must be like for HubSpot to take it, checked before any request: the answer comes at once, names the
/// parameter and says what would be right.
/// </summary>
internal static class DraftRules
{
    /// <summary>Checks that nothing is missing, and that what is there is right.</summary>
    /// <exception cref="HubSpotValidationException">It can't be sent.</exception>
    public static void CheckComplete(MessageDraft draft)
    {
        Authored(draft)
            .Require(
                draft.ChannelId,
                "ChannelId",
                "Give the channel that the message goes over with -ChannelId, for example 1002 or EMAIL: "
                + "the newest message of the thread has it.")
            .Require(
                draft.ChannelAccountId,
                "ChannelAccountId",
                "Give the account of the channel that the message goes from with -ChannelAccountId: "
                + "the newest message of the thread has it. A wrong one sends from the wrong address.")
            .Require(
                draft.Recipients.Count == 0 ? null : "given",
                "Recipient",
                "Give who gets the message with -Recipient, for example -Recipient jane@example.com.")
            .ThrowIfAny();
        CheckParts(draft);
        CheckSender(draft.SenderActorId);
    }

    /// <summary>Checks that nothing is missing which no thread can tell.</summary>
    /// <exception cref="HubSpotValidationException">Something is.</exception>
    public static void CheckAuthored(MessageDraft draft) => Authored(draft).ThrowIfAny();

    /// <summary>Checks that nothing is missing, and that what is there is right.</summary>
    /// <exception cref="HubSpotValidationException">It can't be added.</exception>
    public static void CheckComplete(CommentDraft draft)
    {
        new MissingParts()
            .Require(draft.ThreadId, "ThreadId", "Give the thread that the comment goes to with -ThreadId.")
            .Require(draft.Text, "Text", TextAdvice(draft.RichText, "comment"))
            .ThrowIfAny();
        AttachmentRules.Check(draft.Attachments);
    }

    /// <summary>Checks what is there; what is missing may come later.</summary>
    /// <exception cref="HubSpotValidationException">Something is wrong.</exception>
    public static void CheckParts(MessageDraft draft)
    {
        CheckSenderOrEmail(draft.SenderActorId);
        if (draft.ChannelId == Channels.WhatsApp)
        {
            throw new HubSpotValidationException(
                nameof(draft.ChannelId),
                "HubSpot does not send over WhatsApp (channel 1007) through this API. Answer in HubSpot's inbox, "
                + "or give another channel of the customer, for example EMAIL.");
        }

        foreach (Recipient recipient in draft.Recipients)
        {
            RecipientRules.Check(recipient);
        }

        AttachmentRules.Check(draft.Attachments);
    }

    /// <summary>Checks that somebody can send; an email address is looked up when it is needed.</summary>
    /// <exception cref="HubSpotValidationException">It is neither an agent nor an address.</exception>
    public static void CheckSenderOrEmail(string? agent)
    {
        if (agent is null || !AgentLookup.IsEmail(agent))
        {
            CheckSender(agent);
        }
    }

    /// <summary>Checks that an actor can send: HubSpot takes agents alone.</summary>
    /// <exception cref="HubSpotValidationException">It is no agent.</exception>
    public static void CheckSender(string? actorId)
    {
        if (actorId is null || (actorId.StartsWith("A-", StringComparison.Ordinal) && actorId.Length > 2))
        {
            return;
        }

        throw new HubSpotValidationException(
            "Sender",
            $"'{DisplayText.OneLine(actorId, 100)}' can't send: the sender is an agent, written 'A-' and the user id "
            + "(for example A-4711), or given by the agent's email address. "
            + "A user id is not an owner id, and visitors (V-), bots (B-) and email actors (E-) "
            + "never send.");
    }

    private static MissingParts Authored(MessageDraft draft)
        => new MissingParts()
            .Require(draft.ThreadId, "ThreadId", "Give the thread that the message goes to with -ThreadId.")
            .Require(draft.Text, "Text", TextAdvice(draft.RichText, "message"))
            .Require(
                draft.SenderActorId,
                "Sender",
                "Give the agent in whose name the message goes with -Sender ('A-' and the user id, for example A-4711, "
                + "or the agent's email address), or once for all with Connect-HubSpot -DefaultSender.");

    private static string TextAdvice(string? richText, string what)
        => string.IsNullOrWhiteSpace(richText)
            ? $"Give the text of the {what} with -Text."
            : $"Give the text without formatting with -Text as well: -RichText alone leaves the {what} without a text "
                + "where no HTML is shown.";
}
