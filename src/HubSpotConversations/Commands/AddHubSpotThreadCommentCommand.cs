using System.Management.Automation;
using HubSpotConversations.Limits;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;
using HubSpotConversations.Sending;

namespace HubSpotConversations.Commands;

/// <summary>Adds an internal note to a thread. Nobody outside ever gets it.</summary>
/// <remarks>
/// <para>
/// Adds one comment for each text, draft or row of a CSV file that comes down the pipeline, or one comment from the
/// parameters alone. Columns are named like the parameters. Attachments that are piped in are gathered into one
/// comment, whose text is in -Text. HubSpot shows the app as the author.
/// </para>
/// <para>
/// A comment needs -ThreadId and -Text. What is missing is refused before any request, with the error
/// HubSpotValidationFailed. HubSpot may refuse comments on the threads of a help desk with the same error. A thread
/// that does not exist is HubSpotNotFound. Such an error is of one comment, and the other ones are added all the same.
/// </para>
/// <para>
/// A comment is never added twice: where no answer tells what became of it, the error is HubSpotDeliveryUnknown.
/// </para>
/// </remarks>
/// <example>
/// <para>Leaves a note for colleagues</para>
/// <code>
/// Add-HubSpotThreadComment -ThreadId 6065362089 -Text 'Called her back, all settled.'
/// </code>
/// </example>
/// <example>
/// <para>Adds a note with a file</para>
/// <code>
/// New-HubSpotAttachment -FileId 190001 |
///     Add-HubSpotThreadComment -ThreadId 6065362089 -Text 'The signed contract.'
/// </code>
/// <para>Several files that are piped in make one comment with all of them.</para>
/// </example>
/// <example>
/// <para>Adds the same note to several threads</para>
/// <code>
/// 6065362089, 6065362090 | ForEach-Object {
///     Add-HubSpotThreadComment -ThreadId $_ -Text 'The shop is closed on Monday.'
/// }
/// </code>
/// </example>
/// <example>
/// <para>Shows what would be added, and adds nothing</para>
/// <code>
/// 'First note', 'Second note' | Add-HubSpotThreadComment -ThreadId 6065362089 -WhatIf
/// </code>
/// </example>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
/// <seealso cref="NewHubSpotAttachmentCommand"/>
/// <seealso cref="ConnectHubSpotCommand"/>
[Cmdlet(VerbsCommon.Add, "HubSpotThreadComment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(CommentMessage))]
public sealed class AddHubSpotThreadCommentCommand : CompositionCmdlet, IConnectedCmdlet
{
    /// <summary>
    /// The connection to use, from Connect-HubSpot -PassThru or Get-HubSpotConnection. Without it: the default
    /// connection of this runspace, else one that is made from the environment variable HUBSPOT_ACCESS_TOKEN.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public HubSpotConnection? Connection { get; set; }

    /// <summary>
    /// What to do when it is unknown whether HubSpot accepted a comment. Verify reads the thread, and adds the comment
    /// again only if it certainly isn't there. Stop reports the error HubSpotDeliveryUnknown. Resend adds it again at
    /// once, so the thread may get it twice.
    /// </summary>
    [Parameter]
    public UnknownDelivery OnUnknown { get; set; } = UnknownDelivery.Verify;

    /// <summary>
    /// How many seconds Verify watches the thread before a comment that doesn't show in it counts as not added. If
    /// HubSpot shows it later than that, the thread gets it twice.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 600)]
    public int SettlingTimeSec { get; set; } = 45;

    private protected override string Kind => MessageTypes.Comment;

    private protected override void Compose(MessageDraft draft, PSObject? target)
    {
        CommentDraft comment = draft.ToComment();
        ProcessItem(target ?? (object)comment, () =>
        {
            DraftRules.CheckComplete(comment);
            if (ShouldProcess($"thread {comment.ThreadId}", DraftSummary.ToAdd(comment)))
            {
                SendOutput.WriteSent(this, CallHubSpot(CurrentConnection, (client, stop) => AddAsync(client, draft, stop)));
            }
        });
    }

    private Task<SentMessage> AddAsync(ConversationsClient client, MessageDraft draft, CancellationToken stop)
    {
        var settings = new SendSettings
        {
            OnUnknown = (UnknownAction)OnUnknown,
            Settling = TimeSpan.FromSeconds(SettlingTimeSec),
        };
        var comment = new Outgoing { Draft = draft, IsComment = true, Owner = ClaimOwner.New() };
        return new MessageSender(client, settings).SendAsync(
            comment,
            (wait, token) => Waiting.PauseAsync(client.Clock, wait, client.Waits, token),
            new SendTokens(stop, stop));
    }
}
