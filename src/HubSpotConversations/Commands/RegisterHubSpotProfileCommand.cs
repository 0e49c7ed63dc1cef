using System.Management.Automation;
using System.Security;
using HubSpotConversations.Binding;
using HubSpotConversations.Connections;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Profiles;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Commands;

/// <summary>Saves a connection under a name.</summary>
/// <remarks>
/// <para>
/// Saves the settings of a connection in a file, and its token in a vault of the module
/// Microsoft.PowerShell.SecretManagement. Connect-HubSpot -Name then connects with them, also in jobs and scheduled
/// scripts of the same user. The token never appears in the file.
/// </para>
/// <para>
/// The file is in the user's settings folder. The environment variable HUBSPOT_PROFILE_PATH selects another one. The
/// cmdlet makes no request, so Connect-HubSpot reports an invalid token.
/// </para>
/// </remarks>
/// <example>
/// <para>Save a connection and use it</para>
/// <code>
/// # doc: not run
/// Register-HubSpotProfile work -AccessToken (Read-Host -AsSecureString) -DefaultSender maya.lindqvist@acme.example
/// Connect-HubSpot -Name work
/// </code>
/// <para>Prompts for the token once. Later sessions need only the second command.</para>
/// </example>
/// <example>
/// <para>Use a token that is already in a vault</para>
/// <code>
/// Register-HubSpotProfile test -SecretName HubSpotTest -Vault Team   # doc: not run
/// </code>
/// <para>Unregister-HubSpotProfile doesn't remove a secret that you saved yourself.</para>
/// </example>
/// <example>
/// <para>Save an OAuth app</para>
/// <code>
/// # doc: not run
/// $app = @{
///     ClientId     = 'c2f0ad36-0000-4000-8000-1234567890ab'
///     ClientSecret = Read-Host -AsSecureString
///     RefreshToken = Read-Host -AsSecureString
/// }
/// Register-HubSpotProfile app @app
/// </code>
/// <para>Connections of this profile save each new refresh token in the vault.</para>
/// </example>
/// <seealso cref="ConnectHubSpotCommand"/>
/// <seealso cref="GetHubSpotProfileCommand"/>
/// <seealso cref="UnregisterHubSpotProfileCommand"/>
[Cmdlet(
    VerbsLifecycle.Register,
    "HubSpotProfile",
    DefaultParameterSetName = TokenSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(HubSpotProfile))]
public sealed class RegisterHubSpotProfileCommand : ModuleCmdlet
{
    private const string TokenSet = "Token";
    private const string OAuthSet = "OAuth";
    private const string SecretSet = "Secret";

    /// <summary>
    /// The name of the profile, for example work. It can contain letters, digits, dots, hyphens and underscores.
    /// </summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ValidatePattern("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    public string Name { get; set; } = string.Empty;

    /// <summary>
    /// The access token of a private app or a service key, as a SecureString. A plain string is rejected.
    /// </summary>
    [Parameter(Position = 1, Mandatory = true, ParameterSetName = TokenSet)]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? AccessToken { get; set; }

    /// <summary>The client id of the OAuth app. It is not secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OAuthSet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>The client secret of the OAuth app, as a SecureString. A plain string is rejected.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OAuthSet)]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? ClientSecret { get; set; }

    /// <summary>The refresh token of the OAuth app, as a SecureString. A plain string is rejected.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OAuthSet)]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? RefreshToken { get; set; }

    /// <summary>The name of a secret in the vault that contains the access token.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>The vault of SecretManagement. The default is its default vault.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>The agent who sends messages when a call specifies no sender: an actor id, a name or an email address.</summary>
    [Parameter]
    [IdTransformation]
    public string? DefaultSender { get; set; }

    /// <summary>The address of the HubSpot API, for example https://api-eu1.hubapi.com.</summary>
    [Parameter]
    public Uri? BaseUri { get; set; }

    /// <summary>The version of HubSpot's API.</summary>
    [Parameter]
    [ValidateSet("v3", "2026-09-beta", "2026-09")]
    public string? ApiVersion { get; set; }

    /// <summary>
    /// The address of the proxy. It can't contain a user name or a password, because it is saved in a file.
    /// </summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>The maximum number of requests to the account in its 10-second window.</summary>
    [Parameter]
    [ValidateRange(0, 100000)]
    public int? RateLimit { get; set; }

    /// <summary>Replaces a profile with the same name.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the profile.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Saves the profile.</summary>
    protected override void ProcessRecord() => ProcessItem(Name, () =>
    {
        Check();
        if (!Force && ProfileStore.Has(Name))
        {
            throw new HubSpotValidationException(
                nameof(Name), $"The profile '{Name}' already exists. Specify -Force to replace it.");
        }

        HubSpotProfile profile = Profile();
        if (!ShouldProcess($"profile {Name}", "Save"))
        {
            return;
        }

        // The secrets come first, so that there is never a profile without them.
        var vault = new SecretVault(this, Vault);
        if (ClientSecret is not null)
        {
            vault.Set(profile.ClientSecretName, ClientSecret);
        }

        if ((AccessToken ?? RefreshToken) is { } token)
        {
            vault.Set(profile.SecretName, token);
        }

        ProfileStore.Save(profile);
        if (PassThru)
        {
            WriteObject(profile);
        }
    });

    private HubSpotProfile Profile() => new()
    {
        Name = Name,
        DefaultSender = DefaultSender,
        BaseUri = BaseUri,
        ApiVersion = ApiVersion,
        Proxy = Proxy,
        RateLimit = RateLimit,
        ClientId = ClientId,
        Vault = Vault,
        SecretName = SecretName ?? "HubSpot-" + Name,
        OwnsSecret = SecretName is null,
    };

    private void Check()
    {
        CheckSecret(AccessToken, nameof(AccessToken));
        CheckSecret(ClientSecret, nameof(ClientSecret));
        CheckSecret(RefreshToken, nameof(RefreshToken));
        DraftRules.CheckSenderOrName(DefaultSender);
        if (BaseUri is not null)
        {
            BaseAddress.Check(BaseUri);
        }

        if (Proxy is { UserInfo.Length: > 0 })
        {
            throw new HubSpotValidationException(
                nameof(Proxy),
                "A profile can't save the user name and the password of a proxy. Specify -Proxy without them, and use "
                + "Connect-HubSpot -Name with -Proxy.");
        }
    }

    private static void CheckSecret(SecureString? secret, string parameter)
    {
        if (secret is { Length: 0 })
        {
            throw new HubSpotValidationException(
                parameter,
                $"-{parameter} must be a SecureString, so that it does not appear in scripts and histories. Get it from "
                + "Read-Host -AsSecureString.");
        }
    }
}
