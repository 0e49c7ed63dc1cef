using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Connections;
using HubSpotConversations.Errors;
using HubSpotConversations.Files;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Listing;
using HubSpotConversations.Models;
using HubSpotConversations.Runtime;
using HubSpotConversations.Sending;
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
/// -Key that identifies the message in your own system. Without -Key, the cmdlet creates a key for each message. Use
/// -Journal to resume a run that was interrupted: the next run publishes only what isn't recorded as sent.
/// </para>
/// <para>
/// Rows of a CSV file and other objects bind by property name. The messages of a conversation are published one after
/// another, and those of up to -ThrottleLimit conversations at the same time. Output keeps the input order. An error
/// affects one message. The draft in $_.TargetObject contains its key (IdempotencyId).
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
/// <para>The columns Text, Sender, SenderName, Timestamp and Key bind to the parameters. Cells can be empty.</para>
/// </example>
/// <example>
/// <para>Publish the rows of a file and resume after an interruption</para>
/// <code>
/// # doc: not run
/// $to = @{ ChannelId = 900001; ChannelAccountId = 900002 }
/// Import-Csv messages.csv | Publish-HubSpotChannelMessage @to -Journal messages.journal
/// </code>
/// <para>
/// Records each message in a journal. Run the same command again after a crash, Ctrl+C or failures.
/// Get-HubSpotSendJournal messages.journal shows the progress.
/// </para>
/// </example>
/// <seealso cref="SetHubSpotChannelMessageCommand"/>
/// <seealso cref="NewHubSpotCustomChannelAccountCommand"/>
/// <seealso cref="GetHubSpotSendJournalCommand"/>
[Cmdlet(VerbsData.Publish, "HubSpotChannelMessage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ThreadMessage))]
public sealed class PublishHubSpotChannelMessageCommand : ConnectedCmdlet
{
    private readonly SendCancellation _cancellation = new();
    private readonly SendTally _tally = new();
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private SendSession? _session;
    private long _row;

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

    /// <summary>The names of the recipients, in the order of -Recipient.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] RecipientName { get; set; } = [];

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
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("Incoming", "Outgoing")]
    public string Direction { get; set; } = "Incoming";

    /// <summary>
    /// When the message was sent: a date, a time span before now (30d, 12h, 90m, 2w), today or yesterday. The default is
    /// now.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TimeTransformation(AllowEmpty = true)]
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
    /// Identifies the message in your own system. HubSpot accepts only one message with the same key. With -Journal, the
    /// default is the content of the message and the number of earlier messages with the same content.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IdempotencyId")]
    [IdTransformation]
    public string? Key { get; set; }

    /// <summary>
    /// The contact to associate the message with: an id, an email address, or a name. Without it, HubSpot finds the
    /// contact by the address.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Contact", "AssociateWithContactId")]
    [IdTransformation]
    public string? ContactId { get; set; }

    /// <summary>
    /// The contacts that your own system already found for the sender: ids, contacts from Get-HubSpotContact, or
    /// hashtables with a ContactId and MatchedProperties.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MatchedContactTransformation]
    public PreResolvedContact[] MatchedContact { get; set; } = [];

    /// <summary>The contact properties that led to -MatchedContact, for example email.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] MatchedProperty { get; set; } = [];

    /// <summary>
    /// The agent who sent the message, for an outgoing message: a name, an email address, or an actor id. HubSpot accepts
    /// it only in version v3.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SenderActorId")]
    [ActorTransformation]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? SenderAgent { get; set; }

    /// <summary>
    /// The attachments: ids of files in HubSpot, or attachments from New-HubSpotAttachment or from a message. A hashtable
    /// with HubSpot's names creates any kind that a channel can have, for example
    /// @{ Type = 'LOCATION'; Latitude = 52.52; Longitude = 13.40 }.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AttachmentTransformation]
    public Attachment[] Attachment { get; set; } = [];

    /// <summary>
    /// <para>
    /// The path of a journal file, which lets you resume a run. The cmdlet records each message in it before and after
    /// publishing. To resume, run the same command again with the same journal.
    /// </para>
    /// <para>
    /// A resumed run emits the messages that the journal contains as sent with the SendOutcome AlreadySent, and makes no
    /// request for them. It publishes the others again with the same keys. Only one run can use a journal at a time;
    /// otherwise the error is HubSpotJournalInUse. If the journal belongs to other messages, the error is
    /// HubSpotJournalRefused. The journal contains no text, names or addresses.
    /// </para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    /// <summary>
    /// The maximum number of messages to publish at once. The default is 8. Messages of the same conversation keep their
    /// order. When messages come from the pipeline, the first one is published on its own, so a mistake that affects
    /// every message shows up early.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>
    /// Emits each message as soon as it is published. Without this switch, output keeps the input order.
    /// </summary>
    [Parameter]
    public SwitchParameter Unordered { get; set; }

    /// <summary>
    /// The number of messages to expect. If you specify it, the progress bar shows the remaining time.
    /// </summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long Total { get; set; }

    private string? Place
        => !MyInvocation.ExpectingInput ? null
            : FormattableString.Invariant($"Row {_row}")
                + (string.IsNullOrWhiteSpace(Key) ? string.Empty : $" (key {DisplayText.OneLine(Key, 60)})");

    /// <summary>Publishes a message.</summary>
    protected override void ProcessRecord()
    {
        _row++;
        ChannelMessageDraft? draft = null;
        try
        {
            draft = Compose();
            Check(draft);
            if (ShouldProcessTest.IsWhatIf(this))
            {
                _ = IsWanted(draft);
                return;
            }

            _session ??= new SendSession(
                this,
                CurrentConnection,
                Options(),
                static (client, journal) => new ChannelMessageProcessor(client, journal, ErrorRecords.IdOf),
                ShouldProcessTest.IsAsked(this) ? item => IsWanted((ChannelMessageDraft)item.Draft) : null,
                _cancellation,
                _tally);
            _session.Send(draft, draft, NullIfBlank(Key), target: null, Place);
        }
        catch (HubSpotException failure)
        {
            _tally.AddRejected();
            if (StopsOnError || ErrorRecords.EndsTheCall(failure))
            {
                // The messages before this one still get their outcomes.
                _session?.WriteRest();
            }

            WriteFailure(failure, draft, Place);
        }
    }

    /// <summary>Publishes the remaining messages.</summary>
    protected override void EndProcessing()
    {
        ProcessItem(target: null, () => _session?.End());
        if (_tally.Warning(_session?.JournalPath) is { } warning)
        {
            WriteWarning(warning);
        }
    }

    /// <summary>Starts no new messages. PowerShell calls this method from another thread on Ctrl+C.</summary>
    protected override void StopProcessing()
    {
        _cancellation.Begin();
        base.StopProcessing();
    }

    /// <summary>Stops the work in progress.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _session?.Dispose();
            _cancellation.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Rejects obvious mistakes before any request is made.</summary>
    private void Check(ChannelMessageDraft draft)
    {
        ChannelMessageRules.Check(draft);
        ChannelMessageRules.CheckVersion(draft, ApiVersion.IsDated(KnownConnection?.ApiVersion ?? ApiVersion.V3));
        if (NullIfBlank(Key) is { } key && !_keys.Add($"{draft.ChannelId}/{key}"))
        {
            throw new HubSpotValidationException(
                nameof(Key),
                $"Two messages of this run have the key '{DisplayText.OneLine(key, 100)}', and HubSpot accepts only one of "
                + "them. The second message was not published. Specify a different key for each message.");
        }
    }

    private bool IsWanted(ChannelMessageDraft draft) => ShouldProcess(
        ChangeTarget.Of(KnownConnection, $"custom channel {draft.ChannelId}"),
        $"Publish {draft.Direction} message from {draft.Senders[0].Address}: '{DisplayText.OneLine(draft.Text, 60)}'");

    private SendOptions Options() => new()
    {
        JournalPath = Journal is null ? null : LocalPaths.File(this, Journal, HubSpotJournalException.NotOpened),
        Throttle = ThrottleLimit,
        IsOrdered = !Unordered,
        Total = Total > 0 ? Total : null,
    };

    private ChannelMessageDraft Compose() => new()
    {
        ChannelId = ChannelId,
        ChannelAccountId = ChannelAccountId,
        Direction = Direction.ToUpperInvariant(),
        Text = Text ?? string.Empty,
        RichText = string.IsNullOrEmpty(Html) ? null : Html,
        Senders =
        [
            new Models.Sender
            {
                DeliveryIdentifier = ChannelAddress.Of(Sender!.Trim(), AddressType),
                Name = string.IsNullOrWhiteSpace(SenderName) ? null : SenderName,
                ActorId = NullIfBlank(SenderAgent) is { } agent ? FindAgent(agent, nameof(SenderAgent)) : null,
            },
        ],
        Recipients = Recipients(),
        Attachments = Attachment ?? [],
        Timestamp = Timestamp,
        InReplyToId = NullIfBlank(InReplyToId),
        IntegrationThreadId = NullIfBlank(IntegrationThreadId),
        // The error of a failed message contains this key. A journal derives a key that is the same in the next run.
        IdempotencyId = NullIfBlank(Key) ?? (Journal is null ? Guid.NewGuid().ToString() : null),
        AssociateWithContactId = NullIfBlank(ContactId) is { } contact ? FindContact(contact) : null,
        PreResolvedContacts = (MatchedContact ?? []).Select(WithProperties).ToArray(),
    };

    private Models.Recipient[] Recipients()
    {
        string[] addresses = (Recipient ?? []).Where(static address => !string.IsNullOrWhiteSpace(address)).ToArray();
        string[] names = RecipientName ?? [];
        if (names.Length > addresses.Length && names.Any(static name => !string.IsNullOrWhiteSpace(name)))
        {
            throw new HubSpotValidationException(
                nameof(RecipientName), "There are more names than recipients. Specify one address in -Recipient for each name.");
        }

        return addresses.Select((address, index) => new Models.Recipient
        {
            DeliveryIdentifiers = [ChannelAddress.Of(address.Trim(), AddressType)],
            Name = index < names.Length ? NullIfBlank(names[index]) : null,
        }).ToArray();
    }

    private PreResolvedContact WithProperties(PreResolvedContact contact)
        => contact.MatchedProperties.Count > 0
            ? contact
            : new PreResolvedContact { ContactId = contact.ContactId, MatchedProperties = MatchedProperty ?? [] };

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
