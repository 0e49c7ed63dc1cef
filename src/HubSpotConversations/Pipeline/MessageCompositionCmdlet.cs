using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;

namespace HubSpotConversations.Pipeline;

/// <summary>A cmdlet that composes a message for the people on the other side of a thread.</summary>
public abstract class MessageCompositionCmdlet : CompositionCmdlet
{
    /// <summary>The subject. It counts for email alone.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Subject { get; set; }

    /// <summary>
    /// Who gets the message: email addresses, phone numbers (+15551234567), or what New-HubSpotRecipient makes. A
    /// hashtable with the names of its parameters does too:
    /// @{ EmailAddress = 'jane@example.com'; RecipientField = 'Cc' }. Several addresses in one text have semicolons or
    /// commas between them.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Recipients")]
    [RecipientTransformation]
    [AllowEmptyCollection]
    public Recipient[]? Recipient { get; set; }

    /// <summary>
    /// The agent in whose name the message goes: 'A-' and the user id, for example A-52301001, or the agent's email
    /// address, or an owner as Get-HubSpotOwner gives it. A user id is not an owner id. Without it, the default sender
    /// of the connection.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SenderActorId")]
    [ActorTransformation]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? Sender { get; set; }

    /// <summary>
    /// The channel that the message goes over, by id or by HubSpot's name for it: 1002 or EMAIL, 1000 or LIVE_CHAT.
    /// WhatsApp (1007) is refused: HubSpot does not send over it this way.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ChannelTransformation]
    [ArgumentCompleter(typeof(SendingChannelCompleter))]
    public string? ChannelId { get; set; }

    /// <summary>
    /// The id of the channel's account that the message goes from, for example one mailbox. The newest message of the
    /// thread has it. Another account of the same channel sends from another address.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    [ArgumentCompleter(typeof(ChannelAccountCompleter))]
    public string? ChannelAccountId { get; set; }

    private protected override string Kind => MessageTypes.Message;

    private protected override MessageDraft CurrentDraft() => base.CurrentDraft() with
    {
        Subject = NullIfBlank(Subject),
        Recipients = Recipient ?? [],
        SenderActorId = Sender,
        ChannelId = ChannelId,
        ChannelAccountId = ChannelAccountId,
    };
}
