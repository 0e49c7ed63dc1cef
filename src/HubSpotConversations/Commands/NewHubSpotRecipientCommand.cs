using System.Management.Automation;
using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Makes a recipient of a message.</summary>
/// <remarks>
/// <para>
/// Makes one recipient with one address or several. For a single plain address it is not needed: -Recipient takes the email
/// address or phone number as it is. It is needed for copies (-RecipientField Cc), for names, and for channels with
/// addresses of their own (-OpaqueId: live chat, Messenger, custom channels).
/// </para>
/// </remarks>
/// <example>
/// <para>One recipient and one that gets a copy</para>
/// <code>
/// New-HubSpotRecipient -EmailAddress jane@example.com -Name 'Jane Doe'
/// New-HubSpotRecipient -EmailAddress boss@example.com -RecipientField Cc
/// </code>
/// </example>
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

    /// <summary>The phone number in E.164 form: +15551234567. Spaces, dots, dashes and brackets in it are left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] PhoneNumber { get; set; } = [];

    /// <summary>The short number of a text message service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string[] ShortCode { get; set; } = [];

    /// <summary>The id that only the channel understands: live chat, Messenger, custom channels.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string[] OpaqueId { get; set; } = [];

    /// <summary>Where an email's recipient stands: To (also without this parameter), Cc or Bcc.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecipientFieldCompleter))]
    public string? RecipientField { get; set; }

    /// <summary>The actor, for example V-81. HubSpot refuses email actors (E-…) and agents (A-…).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public string? ActorId { get; set; }

    /// <summary>The name.</summary>
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
            .Select(value => RecipientReader.Address(type, value.Trim()));
}
