using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Errors;
using HubSpotConversations.Files;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Runtime;
using HubSpotConversations.Sending;
using HubSpotConversations.Sending.Composition;
using HubSpotConversations.Sending.Delivery;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Commands;

/// <summary>Sends a message to a conversation thread.</summary>
/// <remarks>
/// <para>
/// Sends a message to the other people in a thread. To reply to a thread, pass its id and the text. To send many
/// replies, pipe in objects or CSV rows that have ThreadId and Text properties.
/// </para>
/// <para>
/// The thread supplies what you leave out. The cmdlet takes the channel and its account from the newest message. It
/// takes the recipients from the customer's newest message on that channel, and for email also the subject. The sender
/// comes from -Sender or the connection's default sender. Use -WhatIf, -Confirm or -Verbose to see the values. If the
/// thread can't supply a value, the error HubSpotValidationFailed names the parameter to specify. Obvious mistakes are
/// rejected before any request is made.
/// </para>
/// <para>
/// By default, the cmdlet avoids sending a message twice. If HubSpot's response doesn't show whether it accepted a
/// message, the cmdlet looks for the message in the thread (see -OnUnknown). If the result is still unknown, the error
/// is HubSpotDeliveryUnknown and its target is the draft. Check the thread before you send that message again. Use
/// -Journal to resume a run that was interrupted.
/// </para>
/// <para>
/// An error affects one message, and the cmdlet still sends the others. The call ends early only if every message would
/// fail, for example when HubSpot rejects the token. HubSpot delivers messages after it accepts them. If its response
/// already reports a failed delivery, the error is HubSpotDeliveryFailed and the cmdlet doesn't resend the message.
/// </para>
/// </remarks>
/// <example>
/// <para>Reply to a thread</para>
/// <code>
/// Send-HubSpotThreadMessage 6065362089 'Thanks, it is on its way.' -Sender A-52301001
/// </code>
/// <para>
/// The thread supplies the channel and the recipient. Set the sender once with Connect-HubSpot -DefaultSender.
/// </para>
/// </example>
/// <example>
/// <para>Reply to every open thread that is waiting for a response</para>
/// <code>
/// Get-HubSpotThread -Status Open -Inbox Sales |
///     Get-HubSpotThreadMessage -Type MESSAGE -First 1 |
///     Where-Object Direction -EQ INCOMING |
///     Send-HubSpotThreadMessage -Text 'We are back on Monday.' -Sender maya.lindqvist@acme.example -WhatIf
/// </code>
/// <para>Shows what would be sent to each open thread whose newest message is from the customer.</para>
/// </example>
/// <example>
/// <para>Reply to everyone who received the email</para>
/// <code>
/// Send-HubSpotThreadMessage 6065362089 'The new one is on its way.' -ReplyAll -Sender A-52301001 -Verbose
/// </code>
/// <para>Sends the reply to the customer and to everyone else who received the customer's email.</para>
/// </example>
/// <example>
/// <para>Send an email and specify every value</para>
/// <code>
/// $message = @{
///     ThreadId         = 6065362089
///     Text             = 'Thanks, it is on its way.'
///     Html             = '&lt;p&gt;Thanks, it is &lt;b&gt;on its way&lt;/b&gt;.&lt;/p&gt;'
///     Recipient        = 'jane.doe@example.com'
///     ChannelId        = 'EMAIL'
///     ChannelAccountId = 62001
///     Sender           = 'A-52301001'
/// }
/// Send-HubSpotThreadMessage @message
/// </code>
/// <para>Takes no values from the thread.</para>
/// </example>
/// <example>
/// <para>Send formatted text</para>
/// <code>
/// $html = '&lt;p&gt;Hello Jane,&lt;/p&gt;&lt;p&gt;it is &lt;b&gt;on its way&lt;/b&gt;.&lt;/p&gt;'
/// Send-HubSpotThreadMessage 6065362089 -Html $html -Sender A-52301001
/// </code>
/// <para>The cmdlet derives the plain text of the message from the HTML.</para>
/// </example>
/// <example>
/// <para>Copy another person on an email</para>
/// <code>
/// $message = @{
///     ThreadId         = 6065362089
///     Text             = 'The dates are fixed.'
///     Recipient        = 'jane.doe@example.com', @{ EmailAddress = 'boss@example.com'; RecipientField = 'Cc' }
///     ChannelId        = 'EMAIL'
///     ChannelAccountId = 62001
///     Sender           = 'A-52301001'
/// }
/// Send-HubSpotThreadMessage @message
/// </code>
/// <para>Adds a second recipient on CC.</para>
/// </example>
/// <example>
/// <para>Ask a live chat visitor a question with quick replies</para>
/// <code>
/// $message = @{
///     ThreadId         = 6065362090
///     Text             = 'May we call you?'
///     Recipient        = New-HubSpotRecipient -OpaqueId chat-visitor-701
///     ChannelId        = 'LIVE_CHAT'
///     ChannelAccountId = 62003
///     Sender           = 'A-52301001'
/// }
/// New-HubSpotAttachment -QuickReply 'Yes', 'No' | Send-HubSpotThreadMessage @message
/// </code>
/// <para>Shows the visitor two replies to choose from.</para>
/// </example>
/// <example>
/// <para>Send the replies in a CSV file</para>
/// <code>
/// Import-Csv replies.csv | Send-HubSpotThreadMessage -Sender A-52301001   # doc: not run
/// </code>
/// <para>
/// Sends one message for each row. The file has the columns ThreadId and Text, and any other columns named after a
/// parameter. Run it with -WhatIf first.
/// </para>
/// </example>
/// <example>
/// <para>Send the replies in a CSV file and resume after an interruption</para>
/// <code>
/// Import-Csv replies.csv | Send-HubSpotThreadMessage -Journal replies.journal -ErrorVariable failures   # doc: not run
/// </code>
/// <para>
/// Records each message in a journal. Run the same command again after a crash, Ctrl+C or failures.
/// Get-HubSpotSendJournal replies.journal shows the progress. A Key column identifies rows by your own numbers.
/// </para>
/// </example>
/// <example>
/// <para>Run a send twice with a journal</para>
/// <code>
/// $journal = [System.IO.Path]::GetTempFileName()
/// $reply = @{ ThreadId = 6065362089; Text = 'On its way.'; Sender = 'A-52301001'; Journal = $journal }
/// Send-HubSpotThreadMessage @reply
/// (Send-HubSpotThreadMessage @reply).SendOutcome
/// </code>
/// <para>The second run sends nothing and emits the message of the first run with the outcome AlreadySent.</para>
/// </example>
/// <example>
/// <para>Preview messages without sending them</para>
/// <code>
/// Get-HubSpotThread -First 2 | Send-HubSpotThreadMessage -Text 'Hello' -Sender A-52301001 -WhatIf
/// </code>
/// <para>Shows the message that each of the two threads would get.</para>
/// </example>
/// <seealso cref="NewHubSpotThreadMessageCommand"/>
/// <seealso cref="NewHubSpotRecipientCommand"/>
/// <seealso cref="NewHubSpotAttachmentCommand"/>
/// <seealso cref="AddHubSpotThreadCommentCommand"/>
/// <seealso cref="GetHubSpotSendJournalCommand"/>
[Cmdlet(
    VerbsCommunications.Send,
    "HubSpotThreadMessage",
    DefaultParameterSetName = RecipientSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ConversationMessage))]
public sealed class SendHubSpotThreadMessageCommand : MessageCompositionCmdlet
{
    private const string ReplyAllSet = "ReplyAll";

    private readonly SendCancellation _cancellation = new();
    private readonly SendTally _tally = new();
    private readonly ThreadFactsCache _threads = new();
    private SendSession? _session;

    /// <summary>
    /// Also copies everyone who received the customer's email. Without this switch, the reply goes only to the sender
    /// of that email.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ReplyAllSet)]
    public SwitchParameter ReplyAll { get; set; }

    /// <summary>
    /// <para>What to do when it is unknown whether HubSpot accepted a message. The default is Verify.</para>
    /// <para>
    /// Verify reads the thread. If the message is there, the cmdlet emits it and sets SendOutcome to Verified. It
    /// resends only if the message certainly isn't there. That requires a readable history that has no similar message
    /// after -SettlingTimeSec, and a thread that reports no newer message.
    /// </para>
    /// <para>
    /// Stop reports the error HubSpotDeliveryUnknown. Resend sends the message again immediately, so the customer may
    /// get it twice.
    /// </para>
    /// <para>
    /// The cmdlet makes at most five attempts of unknown outcome for a message. It makes at most two if the thread has
    /// no times that confirm its history.
    /// </para>
    /// </summary>
    [Parameter]
    public UnknownDelivery OnUnknown { get; set; } = UnknownDelivery.Verify;

    /// <summary>
    /// How many seconds Verify watches a thread before it treats a missing message as not sent. Other threads continue
    /// meanwhile. The default is 45. A longer time is safer, and a shorter time is faster: if HubSpot shows the message
    /// after this time, the customer gets it twice. If you don't specify this parameter, the cmdlet may wait only 8
    /// seconds, or 23 after a timeout. It does so while other messages of the run appear within 4 seconds in their
    /// threads' histories and times.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 600)]
    public int SettlingTimeSec { get; set; } = 45;

    /// <summary>
    /// <para>
    /// The path of a journal file, which lets you resume a run. The cmdlet records each message in it before and after
    /// sending. To resume, run the same command again with the same journal.
    /// </para>
    /// <para>
    /// A resumed run doesn't resend messages that the journal contains as sent. It emits them with the SendOutcome
    /// AlreadySent. It looks for the messages that were in flight, and sends the rest. Ctrl+C starts no new message and
    /// waits up to two seconds for the ones in flight.
    /// </para>
    /// <para>
    /// Only one run can use a journal at a time; otherwise the error is HubSpotJournalInUse. If the journal belongs to
    /// other messages, the error is HubSpotJournalRefused. If the cmdlet can't write the journal, it sends nothing
    /// more, and the error is HubSpotJournalNotWritten.
    /// </para>
    /// <para>
    /// The journal contains no token, and no message text unless you specify -JournalText. With -WhatIf, the cmdlet
    /// neither reads nor creates the journal, so it also lists messages that were already sent. With a journal, upload
    /// attachments first with New-HubSpotAttachment; paths are rejected.
    /// </para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    /// <summary>
    /// Stores the messages themselves in the journal, so that you can resend failed messages from it.
    /// </summary>
    [Parameter]
    public SwitchParameter JournalText { get; set; }

    /// <summary>
    /// The value that identifies the message in the journal, for example an order number. The default is the content of
    /// the message and the number of earlier messages with the same content.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Key { get; set; }

    /// <summary>
    /// <para>
    /// The maximum number of threads to send to at once. The default is 8. Messages to the same thread keep their
    /// order.
    /// </para>
    /// <para>
    /// When messages come from the pipeline, the first one is sent on its own, so a mistake that affects every message
    /// shows up before many are sent. If a later command or -ErrorAction Stop ends the pipeline, up to this many
    /// messages may already have been sent.
    /// </para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Emits each message as soon as it is sent. Without this switch, output keeps the input order.</summary>
    [Parameter]
    public SwitchParameter Unordered { get; set; }

    /// <summary>
    /// The number of messages to expect. If you specify it, the progress bar shows the remaining time.
    /// </summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long Total { get; set; }

    /// <summary>Sends the remaining messages.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        ProcessItem(target: null, () => _session?.End());
        WriteSummary();
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

    /// <summary>
    /// With -ReplyAll, PowerShell doesn't bind the recipients of a row. They replace the customer, and the others are
    /// still copied.
    /// </summary>
    private protected override MessageDraft RowDraft()
    {
        MessageDraft draft = CurrentDraft();
        return ParameterSetName == ReplyAllSet
            ? draft with { Recipients = [.. RecipientsOfRow(), .. draft.Recipients] }
            : draft;
    }

    private Recipient[] RecipientsOfRow()
    {
        if (PropertyBag.Of(InputObject) is not { } row)
        {
            return [];
        }

        try
        {
            return RecipientTransformationAttribute.ReadAll(
                row.Values(nameof(Recipient)).Concat(row.Values(nameof(MessageDraft.Recipients))).ToArray());
        }
        catch (ArgumentTransformationMetadataException exception)
        {
            throw new HubSpotValidationException(nameof(Recipient), exception.Message);
        }
    }

    private protected override void Compose(MessageDraft draft, PSObject? target)
    {
        MessageDraft message = draft with { SenderActorId = draft.SenderActorId ?? DefaultSender };
        try
        {
            Check(message, target);
            if (Upload(message) is not { } uploaded)
            {
                return;
            }

            (message, draft) = (uploaded, draft with { Attachments = uploaded.Attachments });
            if (ShouldProcessTest.IsWhatIf(this) && ReplyCompletion.IsWhole(message) && !ReplyAll)
            {
                // -WhatIf needs no connection.
                _ = IsWanted(new CompletedReply(message));
                return;
            }

            _session ??= new SendSession(
                this,
                CurrentConnection,
                Options(),
                Processor,
                ShouldProcessTest.IsAsked(this) ? Approve : null,
                _cancellation,
                _tally);
            _session.Send(message, draft, NullIfBlank(Key), target, Place);
        }
        catch (HubSpotException failure) when (StopsOnError || ErrorRecords.EndsTheCall(failure))
        {
            // The messages before this one still get their outcomes.
            _tally.AddRejected();
            _session?.WriteRest();
            throw;
        }
    }

    /// <summary>Rejects messages that can't be sent whatever the thread supplies, before any request is made.</summary>
    private void Check(MessageDraft message, PSObject? target)
    {
        if (Journal is null && JournalEntryReader.IsOne(target))
        {
            throw new HubSpotValidationException(
                nameof(Journal),
                "This message comes from a journal. Specify the same journal with -Journal. Otherwise the journal "
                + "would not record the message, and the next run would send it again.");
        }

        if (Journal is not null && message.Attachments.Any(static attachment => attachment is LocalFile))
        {
            throw new HubSpotValidationException(
                nameof(Attachment),
                "With -Journal, upload the file first with New-HubSpotAttachment and attach its id. Otherwise each run "
                + "would upload another file, and the journal would not recognize the message.");
        }

        if (message.SenderActorId is null && message is { Text: not null, ThreadId: not null })
        {
            // Without a connection, report the missing connection and not the missing sender.
            _ = CurrentConnection;
        }

        if (ReplyCompletion.IsWhole(message) && !ReplyAll)
        {
            DraftRules.CheckComplete(message);
        }
        else
        {
            DraftRules.CheckAuthored(message);
            DraftRules.CheckParts(message);
        }
    }

    private protected override string? RowKey => Key;

    private protected override void OnRejected() => _tally.AddRejected();

    /// <summary>Sums up a run in which something failed.</summary>
    private void WriteSummary()
    {
        if (_tally.Warning(_session?.JournalPath) is { } warning)
        {
            WriteWarning(warning);
        }
    }

    /// <summary>Fills in what the message lacks, so that the question shows it, and asks.</summary>
    private bool Approve(SendItem item)
    {
        _ = CallHubSpot(CurrentConnection, async (client, stop) =>
        {
            await Processor(client, journal: null).CompleteAsync(item, stop).ConfigureAwait(false);
            return true;
        });
        SendOutput.WriteFilledIn(this, item);
        return IsWanted(item.Reply!);
    }

    private bool IsWanted(CompletedReply reply)
        => ShouldProcess(ChangeTarget.Thread(this, reply.Draft.ThreadId), DraftSummary.ToSend(reply));

    private MessageProcessor Processor(ConversationsClient client, SendJournal? journal)
    {
        var settings = new SendSettings
        {
            OnUnknown = (UnknownAction)OnUnknown,
            ReplyAll = ReplyAll,
            Settling = TimeSpan.FromSeconds(SettlingTimeSec),
            MaySettleSooner = !MyInvocation.BoundParameters.ContainsKey(nameof(SettlingTimeSec)),
        };
        return new MessageProcessor(client, settings, journal, ErrorRecords.IdOf, _threads);
    }

    private SendOptions Options() => JournalText && Journal is null ? throw JournalMissing() : new()
    {
        // -WhatIf leaves no trace.
        JournalPath = Journal is null || ShouldProcessTest.IsWhatIf(this) ? null
            : LocalPaths.File(this, Journal, HubSpotJournalException.NotOpened),
        KeepsContent = JournalText,
        Throttle = ThrottleLimit,
        IsOrdered = !Unordered,
        Total = Total > 0 ? Total : null,
    };

    private static HubSpotValidationException JournalMissing()
        => new(nameof(Journal), "-JournalText stores messages in a journal. Specify the journal with -Journal.");
}
