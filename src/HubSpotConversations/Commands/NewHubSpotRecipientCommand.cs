using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Makes a recipient of a message.</summary>
/// <remarks>
/// <para>
/// Makes one recipient with one address or several. For a single plain address it is not needed: -Recipient takes the
/// email address or phone number as it is. It is needed for copies (-RecipientField Cc), for names, and for channels
/// with addresses of their own (-OpaqueId: live chat, Messenger, custom channels).
/// </para>
/// <para>
/// A recipient without an address, and an address that is none, is refused with the error HubSpotValidationFailed.
/// Nothing is asked of HubSpot.
/// </para>
/// </remarks>
/// <example>
/// <para>Makes a recipient, and one that gets a copy</para>
/// <code>
/// New-HubSpotRecipient -EmailAddress jane.doe@example.com -Name 'Jane Doe'
/// New-HubSpotRecipient -EmailAddress boss@example.com -RecipientField Cc
/// </code>
/// </example>
/// <example>
/// <para>Answers a visitor of the live chat</para>
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
/// </example>
/// <example>
/// <para>Makes a recipient of each object that has an address</para>
/// <code>
/// [pscustomobject]@{ Email = 'jane.doe@example.com'; Name = 'Jane Doe' } | New-HubSpotRecipient
/// </code>
/// </example>
/// <seealso cref="NewHubSpotThreadMessageCommand"/>
/// <seealso cref="SendHubSpotThreadMessageCommand"/>
[Cmdlet(VerbsCommon.New, "HubSpotRecipient")]
[OutputType(typeof(Recipient))]
public sealed class NewHubSpotRecipientCommand : ModuleCmdlet
{
    /// <summary>The email address; several for one person who has several.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email")]
    [EmailTransformation]
    [AllowEmptyCollection]
    public string[] EmailAddress { get; set; } = [];

    /// <summary>
    /// The phone number in E.164 form: +15551234567. Spaces, dots, dashes and brackets in it are left out.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] PhoneNumber { get; set; } = [];

    /// <summary>The short number of a text message service, for example 55555.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string[] ShortCode { get; set; } = [];

    /// <summary>
    /// The id that only the channel understands: live chat, Messenger, custom channels. A message of the thread has it
    /// in its senders.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string[] OpaqueId { get; set; } = [];

    /// <summary>Where an email's recipient stands: To (also without this parameter), Cc or Bcc.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecipientFieldCompleter))]
    public string? RecipientField { get; set; }

    /// <summary>
    /// The actor behind the address, for example V-701. Email actors (E-) and agents (A-) are refused by HubSpot.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? ActorId { get; set; }

    /// <summary>The recipient's name, for example Jane Doe.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>Makes the recipient.</summary>
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
