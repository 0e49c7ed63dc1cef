using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;
using HubSpotConversations.Sending;

namespace HubSpotConversations.Commands;

/// <summary>Sends a message to the people on the other side of a thread.</summary>
/// <remarks>
/// <para>
/// Sends messages from parameters, from drafts that New-HubSpotThreadMessage made, from texts, from threads and
/// messages to answer, and from the rows of a CSV file with columns named like the parameters. Attachments that are
/// piped in are gathered into one message, whose text is in -Text.
/// </para>
/// <para>
/// A message needs a thread, a text and a sender (-Sender, or the connection's default sender). The rest is taken from
/// the thread where it is not given: the channel and its account from the newest message; the recipients from the
/// customer's newest message over that channel; for an email the subject, with one 'Re:' before it. -ReplyAll keeps
/// those in copy who got the customer's email too. A message of the thread that is piped in is the one that is
/// answered. What was filled in shows under -WhatIf, -Confirm and -Verbose.
/// </para>
/// <para>
/// What can't be known is refused, with the error HubSpotValidationFailed, which names the parameter to give: a thread
/// without a message, a channel account that is switched off or not authorized, a customer who never wrote. HubSpot
/// does not send over WhatsApp this way.
/// </para>
/// <para>
/// The cmdlet sends to several threads at once (-ThrottleLimit) and keeps the order within each thread. Output keeps the
/// input order. The first message is sent on its own, so a mistake that affects every message shows up before many are
/// sent. If a later command stops the pipeline, or -ErrorAction Stop does, up to the throttle limit may already have been
/// sent.
/// </para>
/// <para>
/// Each message is sent once. If a message left this machine and HubSpot's response doesn't show what became of it, the
/// cmdlet reads the thread. A message that is there was sent (SendOutcome is Verified). The cmdlet resends only if the
/// message certainly isn't there (-OnUnknown, -SettlingTimeSec). Otherwise the error is HubSpotDeliveryUnknown, with the
/// draft as its target: look at the thread before you send it again.
/// </para>
/// <para>
/// With -Journal this also holds if the run is interrupted: run the same command again with the same journal. Messages
/// that the journal contains as sent are emitted and not sent again (SendOutcome is AlreadySent). The cmdlet looks for
/// the ones that were in flight, and sends the rest. It rejects a journal that another run is using
/// (HubSpotJournalInUse) or that belongs to other messages (HubSpotJournalRefused). If it can't write the journal, it
/// sends nothing more (HubSpotJournalNotWritten). Ctrl+C starts no new message and waits up to two seconds for the ones
/// in flight.
/// </para>
/// <para>
/// An error concerns one message, and the others are still sent. The call ends only if every message would fail (not
/// connected, token refused, daily limit reached, journal not written). Messages in flight are reported first, and a
/// warning counts the ones that were not attempted.
/// </para>
/// <para>
/// HubSpot accepts a message first and delivers it later. Its status shows later whether it arrived. If HubSpot's
/// response already says that delivery failed, the error is HubSpotDeliveryFailed, and the message is not resent.
/// </para>
/// </remarks>
/// <example>
/// <para>Answers a thread</para>
/// <code>
/// Send-HubSpotThreadMessage 6065362089 'Thanks, it is on its way.' -Sender A-52301001
/// </code>
/// <para>Everything else is in the thread. With Connect-HubSpot -DefaultSender the sender is given once for all.</para>
/// </example>
/// <example>
/// <para>Looks at what the customers wrote last, and answers those who wait</para>
/// <code>
/// Get-HubSpotThread -Status Open -Inbox Sales |
///     Get-HubSpotThreadMessage -Type MESSAGE -First 1 |
///     Where-Object Direction -EQ INCOMING |
///     Send-HubSpotThreadMessage -Text 'We are back on Monday.' -Sender maya.lindqvist@acme.example -WhatIf
/// </code>
/// </example>
/// <example>
/// <para>Answers everybody who got the email</para>
/// <code>
/// Send-HubSpotThreadMessage 6065362089 'The new one is on its way.' -ReplyAll -Sender A-52301001 -Verbose
/// </code>
/// </example>
/// <example>
/// <para>Sends an email with everything given</para>
/// <code>
/// $message = @{
///     ThreadId         = 6065362089
///     Text             = 'Thanks, it is on its way.'
///     RichText         = '&lt;p&gt;Thanks, it is &lt;b&gt;on its way&lt;/b&gt;.&lt;/p&gt;'
///     Recipient        = 'jane.doe@example.com'
///     ChannelId        = 'EMAIL'
///     ChannelAccountId = 62001
///     Sender           = 'A-52301001'
/// }
/// Send-HubSpotThreadMessage @message
/// </code>
/// </example>
/// <example>
/// <para>Sends an email with a copy to somebody else</para>
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
/// </example>
/// <example>
/// <para>Asks a visitor of the live chat a question with answers to choose from</para>
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
/// </example>
/// <example>
/// <para>Sends the replies in a CSV file</para>
/// <code>
/// Import-Csv replies.csv | Send-HubSpotThreadMessage -Sender A-52301001   # doc: not run
/// </code>
/// <para>
/// The file has the columns ThreadId and Text, and any others that have a parameter. Run it with -WhatIf first.
/// </para>
/// </example>
/// <example>
/// <para>Sends the replies in a CSV file, each once, whatever ends the run</para>
/// <code>
/// Import-Csv replies.csv | Send-HubSpotThreadMessage -Journal replies.journal -ErrorVariable failures   # doc: not run
/// </code>
/// <para>
/// Run the same line again after a crash, a Ctrl+C or failures. Get-HubSpotSendJournal replies.journal shows how it
/// stands. A column Key tells rows apart by your own numbers.
/// </para>
/// </example>
/// <example>
/// <para>Sends a message from a journal's run twice in vain</para>
/// <code>
/// $journal = [System.IO.Path]::GetTempFileName()
/// $reply = @{ ThreadId = 6065362089; Text = 'On its way.'; Sender = 'A-52301001'; Journal = $journal }
/// Send-HubSpotThreadMessage @reply
/// (Send-HubSpotThreadMessage @reply).SendOutcome
/// </code>
/// <para>The second line emits the message of the first one, and its outcome is AlreadySent.</para>
/// </example>
/// <example>
/// <para>Shows what would be sent, and sends nothing</para>
/// <code>
/// Get-HubSpotThread -First 2 | Send-HubSpotThreadMessage -Text 'Hello' -Sender A-52301001 -WhatIf
/// </code>
/// </example>
/// <seealso cref="NewHubSpotThreadMessageCommand"/>
/// <seealso cref="NewHubSpotRecipientCommand"/>
/// <seealso cref="NewHubSpotAttachmentCommand"/>
/// <seealso cref="AddHubSpotThreadCommentCommand"/>
/// <seealso cref="GetHubSpotSendJournalCommand"/>
[Cmdlet(
    VerbsCommunications.Send,
    "HubSpotThreadMessage",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ConversationMessage))]
public sealed class SendHubSpotThreadMessageCommand : MessageCompositionCmdlet, IConnectedCmdlet
{
    private readonly SendEnding _ending = new();
    private MessageSending? _sending;

    /// <summary>
    /// The connection to use, from Connect-HubSpot -PassThru or Get-HubSpotConnection. Without it: the default
    /// connection of this runspace, else one that is made from the environment variable HUBSPOT_ACCESS_TOKEN.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public HubSpotConnection? Connection { get; set; }

    /// <summary>
    /// Keeps those in copy who got the customer's email beside us. Without it the answer goes to its sender alone.
    /// </summary>
    [Parameter]
    public SwitchParameter ReplyAll { get; set; }

    /// <summary>
    /// What to do when it is unknown whether HubSpot accepted a message. Verify reads the thread, and sends again only if
    /// the message certainly isn't there: the history could be read, has nothing like it after -SettlingTimeSec, and the
    /// thread reports no newer message. Stop reports the error HubSpotDeliveryUnknown. Resend sends again at once, so the
    /// customer may get the message twice. No message has more than five attempts of unknown outcome, and no more than two if
    /// the thread has no times that confirm its history.
    /// </summary>
    [Parameter]
    public UnknownDelivery OnUnknown { get; set; } = UnknownDelivery.Verify;

    /// <summary>
    /// How many seconds Verify watches a thread before a message that doesn't show in it counts as not sent. Other
    /// threads go on meanwhile. If HubSpot shows the message later than that, the customer gets it twice; a longer time
    /// is safer, and a shorter one faster. Without this parameter, 8 seconds are enough (23 after a timeout) while other
    /// messages of the same run show within 4 seconds in their threads' histories and times.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 600)]
    public int SettlingTimeSec { get; set; } = 45;

    /// <summary>
    /// A file in which each message is written down before and after it is sent, so that the same command, run again
    /// after whatever ended it, sends what was not sent and nothing twice. It has no token and, without -JournalText,
    /// no text; one run uses it at a time. Under -WhatIf it is neither read nor made: what it has as sent is listed too.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    /// <summary>Keeps the messages themselves in the journal too, so that failed ones can be sent from it.</summary>
    [Parameter]
    public SwitchParameter JournalText { get; set; }

    /// <summary>
    /// What tells the message from all others in the journal, for example the number of an order. Without it, its
    /// content and how often the same content came before.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Key { get; set; }

    /// <summary>
    /// To how many threads messages are sent at once; those to one thread always go one after the other.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Emits each message as soon as it is sent, and not in the order of the input.</summary>
    [Parameter]
    public SwitchParameter Unordered { get; set; }

    /// <summary>
    /// How many messages will come, where you know it: the progress bar then shows the time that is left.
    /// </summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long Total { get; set; }

    /// <summary>Sends what is left.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        ProcessItem(target: null, () => _sending?.End());
    }

    /// <summary>Begins nothing new. PowerShell calls it on Ctrl+C, from another thread.</summary>
    protected override void StopProcessing()
    {
        _ending.Begin();
        base.StopProcessing();
    }

    /// <summary>Ends what is under way.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sending?.Dispose();
            _ending.Dispose();
        }

        base.Dispose(disposing);
    }

    private protected override void Compose(MessageDraft draft, PSObject? target)
    {
        MessageDraft message = draft with { SenderActorId = draft.SenderActorId ?? FindConnection()?.DefaultSender };
        ProcessItem(target ?? (object)message, () =>
        {
            try
            {
                Send(message, draft, target);
            }
            catch (HubSpotException failure) when (StopsOnError || ErrorRecords.EndsTheCall(failure))
            {
                // The messages before this one still get their outcomes.
                _sending?.WriteRest();
                throw;
            }
        });
    }

    private void Send(MessageDraft message, MessageDraft draft, PSObject? target)
    {
        if (ReplyAll && Given.Recipients.Count > 0)
        {
            throw new HubSpotValidationException(
                nameof(ReplyAll),
                "-ReplyAll answers everybody who got the email; give it or -Recipient, not both.");
        }

        if (Journal is null && JournalEntryReader.IsOne(target))
        {
            throw new HubSpotValidationException(
                nameof(Journal),
                "A message of a journal is sent with -Journal and the same journal: without it nobody would know that "
                + "it was sent, and the next run would send it again.");
        }

        if (message.SenderActorId is null && message is { Text: not null, ThreadId: not null })
        {
            // Nobody's default sender is missing where there is no connection at all.
            _ = CurrentConnection;
        }

        bool isWhole = ReplyCompletion.IsWhole(message) && !ReplyAll;
        Check(message, isWhole);
        if (isWhole && ShouldProcessTest.IsWhatIf(this))
        {
            // Nobody has to be asked for it.
            _ = Approve(new CompletedReply(message));
            return;
        }

        _sending ??= new MessageSending(
            this, CurrentConnection, Options(), ShouldProcessTest.IsAsked(this) ? Approve : null, _ending);
        _sending.Send(message, draft, NullIfBlank(Key), target);
    }

    /// <summary>Refuses what can't be sent whatever is filled in, before anything is asked of HubSpot.</summary>
    private static void Check(MessageDraft draft, bool isWhole)
    {
        if (isWhole)
        {
            DraftRules.CheckComplete(draft);
        }
        else
        {
            DraftRules.CheckAuthored(draft);
        }
    }

    private bool Approve(CompletedReply reply)
        => ShouldProcess($"thread {reply.Draft.ThreadId}", DraftSummary.ToSend(reply));

    private SendOptions Options() => JournalText && Journal is null ? throw JournalMissing() : new()
    {
        Settings = new SendSettings
        {
            OnUnknown = (UnknownAction)OnUnknown,
            ReplyAll = ReplyAll,
            Settling = TimeSpan.FromSeconds(SettlingTimeSec),
            MaySettleSooner = !MyInvocation.BoundParameters.ContainsKey(nameof(SettlingTimeSec)),
        },
        // -WhatIf leaves no trace.
        JournalPath = Journal is null || ShouldProcessTest.IsWhatIf(this) ? null : LocalPaths.File(this, Journal),
        KeepsContent = JournalText,
        Throttle = ThrottleLimit,
        IsOrdered = !Unordered,
        Total = Total > 0 ? Total : null,
    };

    private static HubSpotValidationException JournalMissing()
        => new(nameof(Journal), "-JournalText keeps the messages in a journal, and there is no -Journal.");
}
