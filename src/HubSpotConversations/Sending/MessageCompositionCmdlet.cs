using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Models;

namespace HubSpotConversations.Sending;

/// <summary>The base of cmdlets that compose a message for the other people in a thread.</summary>
public abstract class MessageCompositionCmdlet : CompositionCmdlet
{
    /// <summary>The name of the parameter set with -Recipient.</summary>
    protected const string RecipientSet = "Recipient";

    /// <summary>
    /// The subject of an email. Other channels ignore it. In a reply, the default is the subject of the thread with one
    /// 'Re:' before it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Subject { get; set; }

    /// <summary>
    /// The recipients: email addresses with or without a name ('Jane Doe &lt;jane@example.com&gt;'), phone numbers
    /// (+15551234567), or recipients from New-HubSpotRecipient. You can also use hashtables with its parameter names,
    /// for example @{ EmailAddress = 'jane@example.com'; RecipientField = 'Cc' }. Separate several addresses in one
    /// string with semicolons or commas. If all of them are copied, the thread supplies who gets the message directly.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = RecipientSet)]
    [Alias("Recipients")]
    [RecipientTransformation]
    [AllowEmptyCollection]
    public Recipient[]? Recipient { get; set; }

    /// <summary>
    /// The people to copy on an email, like -Recipient. They are added to the recipients from the thread or -Recipient.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [RecipientTransformation]
    [AllowEmptyCollection]
    public Recipient[]? Cc { get; set; }

    /// <summary>The people to copy on an email without showing them to the others.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [RecipientTransformation]
    [AllowEmptyCollection]
    public Recipient[]? Bcc { get; set; }

    /// <summary>
    /// The agent who sends the message. Specify a name or a unique part of it, an email address, an actor id ('A-' and
    /// the user id, for example A-52301001), or an owner from Get-HubSpotOwner. A user id is not an owner id. The
    /// default is the connection's default sender.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SenderActorId")]
    [ActorTransformation]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? Sender { get; set; }

    /// <summary>
    /// The channel to send through, by id or name: 1002 or EMAIL, 1000 or LIVE_CHAT. WhatsApp (1007) is
    /// rejected, because HubSpot doesn't send WhatsApp messages through this API.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ChannelTransformation]
    [ArgumentCompleter(typeof(SendingChannelCompleter))]
    public string? ChannelId { get; set; }

    /// <summary>
    /// The channel account to send from, for example a mailbox, by id, name or address. The thread's newest message shows it. A
    /// different account of the same channel sends from a different address. The account must be active and authorized.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    [ArgumentCompleter(typeof(ChannelAccountCompleter))]
    public string? ChannelAccountId { get; set; }

    private protected override string Kind => MessageTypes.Message;

    private protected override MessageDraft CurrentDraft() => base.CurrentDraft() with
    {
        Subject = NullIfBlank(Subject),
        Recipients =
        [
            .. Recipient ?? [],
            .. (Cc ?? []).Select(static copied => copied.In(RecipientFields.Cc)),
            .. (Bcc ?? []).Select(static copied => copied.In(RecipientFields.Bcc)),
        ],
        SenderActorId = Sender,
        ChannelId = ChannelId,
        ChannelAccountId = ChannelAccountId,
    };
}
