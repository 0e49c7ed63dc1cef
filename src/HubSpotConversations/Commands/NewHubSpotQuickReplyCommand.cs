using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Makes an answer that the visitor can choose.</summary>
/// <remarks>
/// <para>
/// Pipe quick replies into New-HubSpotAttachment, which gathers them into one attachment. Live chat and Messenger alone
/// show them. For a reply that shows what it sends a plain text does: New-HubSpotAttachment -QuickReply 'Yes', 'No'.
/// </para>
/// <para>Nothing is asked of HubSpot.</para>
/// </remarks>
/// <example>
/// <para>Makes three answers, one of them a link</para>
/// <code>
/// $replies = @('Yes', 'No' | New-HubSpotQuickReply)
/// $replies += New-HubSpotQuickReply -Value https://example.com/help -ValueType URL -Label 'Read more'
/// New-HubSpotAttachment -QuickReply $replies
/// </code>
/// </example>
/// <example>
/// <para>Shows other words than it sends</para>
/// <code>
/// New-HubSpotQuickReply -Value callback -Label 'Please call me back'
/// </code>
/// </example>
/// <seealso cref="NewHubSpotAttachmentCommand"/>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsCommon.New, "HubSpotQuickReply")]
[OutputType(typeof(QuickReply))]
public sealed class NewHubSpotQuickReplyCommand : ModuleCmdlet
{
    /// <summary>What is sent when the reply is chosen; for the type URL, the address that is opened.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Value { get; set; } = string.Empty;

    /// <summary>What is shown to the visitor. Without it, the value is shown.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Label { get; set; }

    /// <summary>What the reply does: TEXT sends the value, URL opens it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [QuickReplyTypeTransformation]
    [ValidateSet("TEXT", "URL")]
    public string ValueType { get; set; } = QuickReplyValueTypes.Text;

    /// <summary>Makes the reply.</summary>
    protected override void ProcessRecord()
        => WriteObject(new QuickReply
        {
            Value = Value,
            ValueType = ValueType.ToUpperInvariant(),
            Label = string.IsNullOrWhiteSpace(Label) ? null : Label,
        });
}
