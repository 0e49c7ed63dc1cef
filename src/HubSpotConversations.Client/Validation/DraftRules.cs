using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Validation;

/// <summary>
/// Checks drafts before any request is made. An error then appears at once, names the parameter and shows a valid
/// value.
/// </summary>
internal static class DraftRules
{
    /// <summary>Checks that nothing is missing from a message and that all its values are valid.</summary>
    /// <exception cref="HubSpotValidationException">The message can't be sent.</exception>
    public static void CheckComplete(MessageDraft draft)
    {
        Authored(draft)
            .Require(
                draft.ChannelId,
                "ChannelId",
                "Specify the channel to send the message through with -ChannelId, for example 1002 or EMAIL. "
                + "The newest message of the thread shows it.")
            .Require(
                draft.ChannelAccountId,
                "ChannelAccountId",
                "Specify the channel account to send the message from with -ChannelAccountId, for example 62001. The "
                + "newest message of the thread shows it. With the wrong account, the message comes from the wrong "
                + "address.")
            .Require(
                draft.Recipients.Count == 0 ? null : "given",
                "Recipient",
                "Specify who gets the message with -Recipient, for example -Recipient jane@example.com.")
            .ThrowIfAny();
        if (!draft.HasDirectRecipient)
        {
            throw new HubSpotValidationException(
                "Recipient",
                "The message has only copied recipients. Specify who gets it directly with -Recipient, for example "
                + "-Recipient jane@example.com.");
        }

        CheckParts(draft);
        CheckSender(draft.SenderActorId);
    }

    /// <summary>Checks that nothing is missing that only the author of a message can supply.</summary>
    /// <exception cref="HubSpotValidationException">A value is missing.</exception>
    public static void CheckAuthored(MessageDraft draft) => Authored(draft).ThrowIfAny();

    /// <summary>Checks that nothing is missing from a comment and that all its values are valid.</summary>
    /// <exception cref="HubSpotValidationException">The comment can't be added.</exception>
    public static void CheckComplete(CommentDraft draft)
    {
        new MissingParts()
            .Require(
                draft.ThreadId,
                "ThreadId",
                "Specify the thread to add the comment to with -ThreadId, for example 6065362089.")
            .Require(draft.Text, "Text", TextAdvice(draft.RichText, "comment"))
            .ThrowIfAny();
        AttachmentRules.Check(draft.Attachments);
    }

    /// <summary>Checks the values that a message has. Missing values may be filled in later.</summary>
    /// <exception cref="HubSpotValidationException">A value is not valid.</exception>
    public static void CheckParts(MessageDraft draft)
    {
        CheckSenderOrName(draft.SenderActorId);
        if (draft.ChannelId == Channels.WhatsApp)
        {
            throw new HubSpotValidationException(
                nameof(draft.ChannelId),
                "HubSpot doesn't send messages through WhatsApp (channel 1007) with this API. Reply in HubSpot's "
                + "inbox, or specify another channel of the customer, for example -ChannelId EMAIL.");
        }

        foreach (Recipient recipient in draft.Recipients)
        {
            RecipientRules.Check(recipient);
        }

        AttachmentRules.Check(draft.Attachments);
    }

    /// <summary>Checks that an actor can send. A name or an email address passes, because it is looked up later.</summary>
    /// <exception cref="HubSpotValidationException">The value can't be an agent.</exception>
    public static void CheckSenderOrName(string? agent)
    {
        if (agent is null || !AgentRules.IsName(agent))
        {
            CheckSender(agent);
        }
    }

    /// <summary>Checks that an actor can send. HubSpot accepts only agents.</summary>
    /// <exception cref="HubSpotValidationException">The actor isn't an agent.</exception>
    public static void CheckSender(string? actorId)
    {
        if (actorId is null || (actorId.StartsWith("A-", StringComparison.Ordinal) && actorId.Length > 2))
        {
            return;
        }

        throw new HubSpotValidationException(
            "Sender",
            $"'{DisplayText.OneLine(actorId, 100)}' can't send messages. Specify the agent's actor id ('A-' and the "
            + "user id, for example A-4711), the agent's email address or name. A user id is not an owner id. Visitors "
            + "(V-), bots (B-) and email actors (E-) can't be senders.");
    }

    private static MissingParts Authored(MessageDraft draft)
        => new MissingParts()
            .Require(
                draft.ThreadId,
                "ThreadId",
                "Specify the thread to send the message to with -ThreadId, for example 6065362089.")
            .Require(draft.Text, "Text", TextAdvice(draft.RichText, "message"))
            .Require(
                draft.SenderActorId,
                "Sender",
                "Specify the agent that sends the message with -Sender: the actor id ('A-' and the user id, for "
                + "example A-4711), the email address or the name. To set a default for all messages, use Connect-HubSpot "
                + "-DefaultSender.");

    private static string TextAdvice(string? richText, string what)
        => string.IsNullOrWhiteSpace(richText)
            ? $"Specify the text of the {what} with -Text, for example -Text 'Hello Jane'."
            : $"Specify the text without formatting with -Text, because the HTML of the {what} doesn't supply it.";
}
