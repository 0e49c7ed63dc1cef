using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Models;

namespace HubSpotConversations.Commands;

/// <summary>Creates a quick reply, which a visitor can choose as a response.</summary>
/// <remarks>
/// <para>
/// Pipe quick replies into New-HubSpotAttachment, which combines them into one attachment. Only live chat and Messenger
/// show them. If the label and the value are the same, you don't need this cmdlet: use New-HubSpotAttachment
/// -QuickReply 'Yes', 'No'.
/// </para>
/// <para>The cmdlet makes no request.</para>
/// </remarks>
/// <example>
/// <para>Create three replies, one of them a link</para>
/// <code>
/// $replies = @('Yes', 'No' | New-HubSpotQuickReply)
/// $replies += New-HubSpotQuickReply -Value https://example.com/help -ValueType URL -Label 'Read more'
/// New-HubSpotAttachment -QuickReply $replies
/// </code>
/// <para>Combines the replies into one attachment.</para>
/// </example>
/// <example>
/// <para>Create a reply with a label</para>
/// <code>
/// New-HubSpotQuickReply -Value callback -Label 'Please call me back'
/// </code>
/// <para>Shows the label to the visitor and sends the value.</para>
/// </example>
/// <seealso cref="NewHubSpotAttachmentCommand"/>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsCommon.New, "HubSpotQuickReply")]
[OutputType(typeof(QuickReply))]
public sealed class NewHubSpotQuickReplyCommand : ModuleCmdlet
{
    /// <summary>The text that the visitor sends with this reply. For the type URL, it is the address to open.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Value { get; set; } = string.Empty;

    /// <summary>The text to show to the visitor. The default is the value.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Label { get; set; }

    /// <summary>The type of the value: TEXT (the default) sends the value, and URL opens it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [QuickReplyTypeTransformation]
    [ValidateSet("TEXT", "URL")]
    public string ValueType { get; set; } = QuickReplyValueTypes.Text;

    /// <summary>Creates the quick reply.</summary>
    protected override void ProcessRecord()
        => WriteObject(new QuickReply
        {
            Value = Value,
            ValueType = ValueType.ToUpperInvariant(),
            Label = string.IsNullOrWhiteSpace(Label) ? null : Label,
        });
}
