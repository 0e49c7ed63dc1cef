using System.Management.Automation;
using HubSpotConversations.Apps;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Connections;
using HubSpotConversations.Listing;
using HubSpotConversations.Models;
using HubSpotConversations.Text;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Commands;

/// <summary>Publishes messages of a custom channel to HubSpot's inbox.</summary>
/// <remarks>
/// <para>
/// An incoming message (the default) is from the customer, and starts a thread if there isn't one. An outgoing message
/// shows in HubSpot what someone sent to the customer outside of HubSpot.
/// </para>
/// <para>
/// Each message has a key, and HubSpot accepts only one message with the same key in a channel. So the cmdlet repeats
/// failed requests, and you can publish a message again after an error or an interruption without duplicates: specify a
/// -Key that identifies the message in your own system. Without -Key, the cmdlet creates a new one for each message. The
/// key of a failed message is in $_.TargetObject of the error.
/// </para>
/// <para>
/// Rows of a CSV file and other objects bind by property name. The messages of a conversation are published one after
/// another, and those of up to -ThrottleLimit conversations at the same time. Output keeps the input order.
/// </para>
/// </remarks>
/// <example>
/// <para>Publish a message from a customer</para>
/// <code>
/// $to = @{ ChannelId = 900001; ChannelAccountId = 900002 }
/// Publish-HubSpotChannelMessage 'Where is it?' -Sender customer-17 -SenderName 'Jane Doe' -Key message-4711 @to
/// </code>
/// <para>The message appears in the inbox of the channel account. Publish it again, and nothing happens.</para>
/// </example>
/// <example>
/// <para>Publish the rows of a file</para>
/// <code>
/// # doc: not run
/// Import-Csv messages.csv | Publish-HubSpotChannelMessage -ChannelId 900001 -ChannelAccountId 900002
/// </code>
/// <para>The columns Text, Sender, SenderName, Timestamp and Key bind to the parameters.</para>
/// </example>
/// <seealso cref="SetHubSpotChannelMessageCommand"/>
/// <seealso cref="NewHubSpotCustomChannelAccountCommand"/>
[Cmdlet(VerbsData.Publish, "HubSpotChannelMessage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ThreadMessage))]
public sealed class PublishHubSpotChannelMessageCommand : ConnectedCmdlet
{
    private ChannelPublisher? _publisher;

    /// <summary>The text of the message.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Text { get; set; }

    /// <summary>The text as HTML, for a channel that supports it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RichText")]
    public string? Html { get; set; }

    /// <summary>The id of the custom channel.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? ChannelId { get; set; }

    /// <summary>The id of the channel account.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? ChannelAccountId { get; set; }

    /// <summary>
    /// The address of the sender on the channel: of the customer, or of an agent for an outgoing message.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Sender { get; set; }

    /// <summary>The name of the sender.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SenderName { get; set; }

    /// <summary>The addresses of the recipients on the channel: of the customer, for an outgoing message.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] Recipient { get; set; } = [];

    /// <summary>
    /// The kind of the addresses. The default is an email address or a phone number if it looks like one, or else
    /// CHANNEL_SPECIFIC_OPAQUE_ID.
    /// </summary>
    [Parameter]
    [ValidateSet("HS_EMAIL_ADDRESS", "HS_PHONE_NUMBER", "HS_SHORT_CODE", "CHANNEL_SPECIFIC_OPAQUE_ID")]
    public string? AddressType { get; set; }

    /// <summary>
    /// Whether the message is from the customer (Incoming, the default) or to the customer (Outgoing).
    /// </summary>
    [Parameter]
    [ValidateSet("Incoming", "Outgoing")]
    public string Direction { get; set; } = "Incoming";

    /// <summary>
    /// When the message was sent: a date, a time span before now (30d, 12h, 90m, 2w), today or yesterday. The default is
    /// now.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TimeTransformation]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>The id of the message in HubSpot that this one replies to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? InReplyToId { get; set; }

    /// <summary>The id of the thread in your own system, for a channel that groups messages by it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? IntegrationThreadId { get; set; }

    /// <summary>
    /// Identifies the message in your own system. HubSpot accepts only one message with the same key.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? Key { get; set; }

    /// <summary>The attachments: ids of files in HubSpot, or attachments from New-HubSpotAttachment.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AttachmentTransformation]
    public Attachment[] Attachment { get; set; } = [];

    /// <summary>The maximum number of messages in flight. The default is 8.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Publishes a message.</summary>
    protected override void ProcessRecord()
    {
        string key = Key ?? Guid.NewGuid().ToString();
        ProcessItem(key, () =>
        {
            ChannelMessageDraft draft = Compose(key);
            ChannelMessageRules.Check(draft);
            string action = $"Publish {draft.Direction} message from {Sender}: '{DisplayText.OneLine(draft.Text, 60)}'";
            if (ShouldProcess(ChangeTarget.Of(KnownConnection, $"custom channel {ChannelId}"), action))
            {
                _publisher ??= new ChannelPublisher(this, ThrottleLimit);
                _publisher.Add(draft);
            }
        });
    }

    /// <summary>Waits for the messages in flight.</summary>
    protected override void EndProcessing() => _publisher?.Complete();

    /// <summary>Stops publishing.</summary>
    protected override void Dispose(bool disposing)
    {
        _publisher?.Dispose();
        base.Dispose(disposing);
    }

    private ChannelMessageDraft Compose(string key) => new()
    {
        ChannelId = ChannelId ?? string.Empty,
        ChannelAccountId = ChannelAccountId ?? string.Empty,
        Direction = Direction.ToUpperInvariant(),
        Text = Text ?? string.Empty,
        RichText = string.IsNullOrEmpty(Html) ? null : Html,
        Senders =
        [
            new Models.Sender
            {
                DeliveryIdentifier = ChannelAddress.Of(Sender!.Trim(), AddressType),
                Name = string.IsNullOrWhiteSpace(SenderName) ? null : SenderName,
            },
        ],
        Recipients = (Recipient ?? []).Where(static address => !string.IsNullOrWhiteSpace(address))
            .Select(address => new Models.Recipient { DeliveryIdentifiers = [ChannelAddress.Of(address.Trim(), AddressType)] })
            .ToArray(),
        Attachments = Attachment ?? [],
        Timestamp = Timestamp ?? (KnownConnection?.Client.Clock ?? TimeProvider.System).GetUtcNow(),
        InReplyToId = InReplyToId,
        IntegrationThreadId = IntegrationThreadId,
        IdempotencyId = key,
    };
}
