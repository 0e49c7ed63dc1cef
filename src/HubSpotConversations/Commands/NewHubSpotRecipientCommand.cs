using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Connections;
using HubSpotConversations.Models;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Commands;

/// <summary>Creates a recipient for a message.</summary>
/// <remarks>
/// <para>
/// Creates a recipient with one or more addresses. You don't need this cmdlet for one email address or phone number,
/// which you can pass to -Recipient. Use it for copies (-RecipientField Cc), names, and channels with their own
/// addresses (-OpaqueId: live chat, Messenger, custom channels).
/// </para>
/// <para>
/// A recipient needs at least one valid address; otherwise, the error is HubSpotValidationFailed. The cmdlet makes no
/// request.
/// </para>
/// </remarks>
/// <example>
/// <para>Create a recipient and another one on CC</para>
/// <code>
/// New-HubSpotRecipient -EmailAddress jane.doe@example.com -Name 'Jane Doe'
/// New-HubSpotRecipient -EmailAddress boss@example.com -RecipientField Cc
/// </code>
/// <para>Use both with -Recipient.</para>
/// </example>
/// <example>
/// <para>Reply to a live chat visitor</para>
/// <code>
/// $message = @{
///     ThreadId         = 6065362090
///     Text             = 'May we call you?'
///     Recipient        = New-HubSpotRecipient -OpaqueId chat-visitor-701
///     ChannelId        = 'LIVE_CHAT'
///     ChannelAccountId = 62003
///     Sender           = 'A-52301001'
/// }
/// Send-HubSpotThreadMessage @message
/// </code>
/// <para>Live chat uses opaque ids as addresses.</para>
/// </example>
/// <example>
/// <para>Create recipients from objects</para>
/// <code>
/// [pscustomobject]@{ Email = 'jane.doe@example.com'; Name = 'Jane Doe' } | New-HubSpotRecipient
/// </code>
/// <para>Creates one recipient for each object that has an address.</para>
/// </example>
/// <seealso cref="NewHubSpotThreadMessageCommand"/>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsCommon.New, "HubSpotRecipient")]
[OutputType(typeof(Recipient))]
public sealed class NewHubSpotRecipientCommand : ModuleCmdlet
{
    /// <summary>The email address of the recipient. Specify several if one person has several.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email")]
    [EmailTransformation]
    [AllowEmptyCollection]
    public string[] EmailAddress { get; set; } = [];

    /// <summary>
    /// The phone number in E.164 format, for example +15551234567. Spaces, dots, dashes and brackets are removed.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] PhoneNumber { get; set; } = [];

    /// <summary>The short code of a text message service, for example 55555.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string[] ShortCode { get; set; } = [];

    /// <summary>
    /// The id of the recipient in the channel, for live chat, Messenger and custom channels. The senders of the
    /// thread's messages show it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string[] OpaqueId { get; set; } = [];

    /// <summary>The field of an email that lists the recipient: To (the default), Cc or Bcc.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecipientFieldCompleter))]
    public string? RecipientField { get; set; }

    /// <summary>
    /// The actor that the address belongs to, for example V-701. HubSpot rejects email actors (E-) and agents (A-).
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? ActorId { get; set; }

    /// <summary>The name of the recipient, for example Jane Doe.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>Creates the recipient.</summary>
    protected override void ProcessRecord()
    {
        var recipient = new Recipient
        {
            ActorId = ActorId,
            Name = NullIfBlank(Name),
            RecipientField = NullIfBlank(RecipientField)?.ToUpperInvariant() ?? (IsEmail ? RecipientFields.To : null),
            DeliveryIdentifiers =
            [
                .. Addresses(DeliveryIdentifierTypes.EmailAddress, EmailAddress),
                .. Addresses(DeliveryIdentifierTypes.PhoneNumber, PhoneNumber),
                .. Addresses(DeliveryIdentifierTypes.ShortCode, ShortCode),
                .. Addresses(DeliveryIdentifierTypes.OpaqueId, OpaqueId),
            ],
        };
        ProcessItem(recipient, () =>
        {
            RecipientRules.Check(recipient);
            WriteObject(recipient);
        });
    }

    private bool IsEmail => Addresses(DeliveryIdentifierTypes.EmailAddress, EmailAddress).Any();

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();

    private static IEnumerable<DeliveryIdentifier> Addresses(string type, string[]? values)
        => (values ?? [])
            .Where(static value => !string.IsNullOrWhiteSpace(value))
            .Select(value => DeliveryIdentifier.Of(type, value.Trim()));
}
