using System.Management.Automation;
using HubSpotConversations.Accounts;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Sending;
using HubSpotConversations.Sending.Delivery;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Commands;

/// <summary>Adds an internal comment to a thread.</summary>
/// <remarks>
/// <para>
/// Adds a comment that only your team can see. To add one comment, specify -ThreadId and -Text. To add many, pipe in
/// texts, drafts, or CSV rows with columns named after the parameters. HubSpot shows the app as the author.
/// </para>
/// <para>
/// If -ThreadId or -Text is missing, the error is HubSpotValidationFailed and no request is made. HubSpot may reject
/// comments on help desk threads with the same error. A thread that doesn't exist causes the error HubSpotNotFound. An
/// error affects one comment, and the cmdlet still adds the others.
/// </para>
/// <para>
/// If HubSpot's response doesn't show whether it accepted a comment, the cmdlet looks for the comment in the thread
/// (see -OnUnknown). If the result is still unknown, the error is HubSpotDeliveryUnknown.
/// </para>
/// </remarks>
/// <example>
/// <para>Leave a note for your team</para>
/// <code>
/// Add-HubSpotThreadComment -ThreadId 6065362089 -Text 'Called her back, all settled.'
/// </code>
/// <para>Adds one comment to the thread.</para>
/// </example>
/// <example>
/// <para>Add a comment with a file</para>
/// <code>
/// New-HubSpotAttachment -FileId 190001 |
///     Add-HubSpotThreadComment -ThreadId 6065362089 -Text 'The signed contract.'
/// </code>
/// <para>Attaches the file to the comment. If you pipe in several files, one comment contains them all.</para>
/// </example>
/// <example>
/// <para>Add the same comment to several threads</para>
/// <code>
/// 6065362089, 6065362090 | ForEach-Object {
///     Add-HubSpotThreadComment -ThreadId $_ -Text 'The shop is closed on Monday.'
/// }
/// </code>
/// <para>Adds one comment to each of the two threads.</para>
/// </example>
/// <example>
/// <para>Preview comments without adding them</para>
/// <code>
/// 'First note', 'Second note' | Add-HubSpotThreadComment -ThreadId 6065362089 -WhatIf
/// </code>
/// <para>Shows the two comments that would be added.</para>
/// </example>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
/// <seealso cref="NewHubSpotAttachmentCommand"/>
/// <seealso cref="ConnectHubSpotCommand"/>
[Cmdlet(VerbsCommon.Add, "HubSpotThreadComment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(CommentMessage))]
public sealed class AddHubSpotThreadCommentCommand : CompositionCmdlet
{
    /// <summary>
    /// What to do when it is unknown whether HubSpot accepted a comment. Verify, the default, reads the thread and adds
    /// the comment again only if it certainly isn't there. Stop reports the error HubSpotDeliveryUnknown. Resend adds
    /// the comment again immediately, so the thread may get it twice.
    /// </summary>
    [Parameter]
    public UnknownDelivery OnUnknown { get; set; } = UnknownDelivery.Verify;

    /// <summary>
    /// How many seconds Verify watches the thread before it treats a missing comment as not added. The default is 45.
    /// If HubSpot shows the comment after this time, the thread gets it twice.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 600)]
    public int SettlingTimeSec { get; set; } = 45;

    private protected override string Kind => MessageTypes.Comment;

    private protected override void Compose(MessageDraft draft, PSObject? target)
    {
        DraftRules.CheckComplete(draft.ToComment());
        if (Upload(draft) is not { } uploaded)
        {
            return;
        }

        CommentDraft comment = uploaded.ToComment();
        if (ShouldProcess(ChangeTarget.Thread(this, comment.ThreadId), DraftSummary.ToAdd(comment)))
        {
            SendOutput.WriteSent(
                this, CallHubSpot(CurrentConnection, (client, stop) => AddAsync(client, uploaded, stop)));
        }
    }

    private protected override object TargetOf(MessageDraft draft) => draft.ToComment();

    private Task<SentMessage> AddAsync(ConversationsClient client, MessageDraft draft, CancellationToken stop)
    {
        var settings = new SendSettings
        {
            OnUnknown = (UnknownAction)OnUnknown,
            Settling = TimeSpan.FromSeconds(SettlingTimeSec),
        };
        var comment = new OutgoingMessage { Draft = draft, IsComment = true, Owner = ClaimOwner.New() };
        return new ExactlyOnceSender(client, settings).SendAsync(
            comment,
            (wait, token) => Waiting.PauseAsync(client.Clock, wait, client.Waits, token),
            new SendTokens(stop, stop));
    }
}
