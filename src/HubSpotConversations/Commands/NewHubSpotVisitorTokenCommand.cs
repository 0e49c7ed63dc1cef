using System.Management.Automation;
using System.Net;
using System.Security;
using HubSpotConversations.Connections;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Commands;

/// <summary>Creates a token that identifies a visitor to the chat widget.</summary>
/// <remarks>
/// <para>
/// With the token, the chat widget on your page knows who a signed-in visitor is, and shows earlier chats. A token is
/// valid for 12 hours. Create it on the server, only for a visitor whose identity you have checked, because anyone who
/// has the token can chat as that visitor.
/// </para>
/// <para>
/// The token is a SecureString, so it doesn't appear on the screen or in logs. -AsPlainText emits it as text instead.
/// The app needs the scope conversations.visitor_identification.tokens.create, and the account a Professional
/// subscription.
/// </para>
/// </remarks>
/// <example>
/// <para>Create a token for a visitor</para>
/// <code>
/// New-HubSpotVisitorToken jane.doe@example.com -FirstName Jane -LastName Doe
/// </code>
/// <para>Emits an object with the token as a SecureString, and its expiration time.</para>
/// </example>
/// <example>
/// <para>Pass the token to a page</para>
/// <code>
/// $email = 'jane.doe@example.com'
/// $token = New-HubSpotVisitorToken $email -AsPlainText
/// "window.hsConversationsSettings = { identificationEmail: '$email', identificationToken: '$token' }"
/// </code>
/// <para>Creates the settings that the chat widget reads.</para>
/// </example>
/// <seealso cref="GetHubSpotContactCommand"/>
[Cmdlet(VerbsCommon.New, "HubSpotVisitorToken", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(HubSpotVisitorToken), typeof(string))]
public sealed class NewHubSpotVisitorTokenCommand : ConnectedCmdlet
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>The email address of the visitor, for example jane@example.com.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EmailAddress")]
    [AllowNull]
    [AllowEmptyString]
    public string? Email { get; set; }

    /// <summary>The first name of the visitor.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? FirstName { get; set; }

    /// <summary>The last name of the visitor.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? LastName { get; set; }

    /// <summary>Emits the token as text, to pass it to a page.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Creates the token.</summary>
    protected override void ProcessRecord() => ProcessItem(Email, () =>
    {
        string email = Email?.Trim() ?? string.Empty;
        VisitorTokensClient.Check(email);
        if (!ShouldProcess(ChangeTarget.Of(KnownConnection, email), "Create a visitor token"))
        {
            return;
        }

        HubSpotConnection connection = CurrentConnection;
        DateTimeOffset expires = connection.Client.Clock.GetLocalNow() + Lifetime;
        SecureString token = CallHubSpot(connection, (client, cancellationToken) =>
            client.VisitorTokens.CreateAsync(email, NullIfEmpty(FirstName), NullIfEmpty(LastName), cancellationToken));
        WriteObject(AsPlainText
            ? new NetworkCredential(string.Empty, token).Password
            : new HubSpotVisitorToken
            {
                Email = email,
                FirstName = NullIfEmpty(FirstName),
                LastName = NullIfEmpty(LastName),
                ExpiresAt = expires,
                Token = token,
            });
    });

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
