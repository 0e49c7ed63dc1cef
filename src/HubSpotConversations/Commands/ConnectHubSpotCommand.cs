using System.Management.Automation;
using System.Security;
using HubSpotConversations.Binding;
using HubSpotConversations.Completion;
using HubSpotConversations.Connections;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Profiles;

namespace HubSpotConversations.Commands;

/// <summary>Connects to a HubSpot account or to the sandbox.</summary>
/// <remarks>
/// <para>
/// Checks the access token with one request, and makes the connection the default of this runspace. The token comes
/// from -AccessToken, then from the environment variable HUBSPOT_ACCESS_TOKEN. Otherwise, an interactive session
/// prompts for it. The module sends the token only to the connection's own address, and never displays it.
/// </para>
/// <para>
/// A second request reads the account that the token belongs to. The connection shows its PortalId and AccountType, and
/// -WhatIf and -Confirm name it too. If HubSpot doesn't return the account, these properties stay empty.
/// </para>
/// <para>
/// With -RefreshToken, the connection belongs to an OAuth app. The module obtains access tokens automatically and
/// renews them before they expire after 30 minutes. HubSpot may replace the refresh token. Use -OnTokenRefreshed to
/// save the new one; otherwise, the next Connect-HubSpot may fail.
/// </para>
/// <para>
/// With -Interactive, you log in to an OAuth app in your browser, and the connection uses the refresh token that
/// HubSpot issues. With -SecretName, the module saves that token in a vault of SecretManagement, so that scripts can
/// use it later. If it can't save the token, Connect-HubSpot fails, and you can log in again. Without -SecretName, the
/// login is good for this connection only.
/// </para>
/// <para>
/// With -Sandbox, the connection uses a simulated account in memory, and no request leaves this machine. It has a dozen
/// threads to try the module with. Each sandbox connection is a new account.
/// </para>
/// <para>
/// If the cmdlet fails, there is no connection, so that the next command doesn't change another account.
/// HubSpotAuthenticationFailed means that HubSpot
/// rejected the access token or the refresh token. HubSpotScopeMissing means that the token lacks the scope
/// conversations.read. HubSpotNotConnected means that there is no token and no way to prompt for one.
/// HubSpotUnreachable means that the address can't be reached.
/// </para>
/// </remarks>
/// <example>
/// <para>Try the module without an account</para>
/// <code>
/// Connect-HubSpot -Sandbox
/// </code>
/// <para>Connects to a new sandbox account in memory.</para>
/// </example>
/// <example>
/// <para>Connect with a token from a vault</para>
/// <code>
/// Connect-HubSpot -AccessToken (Get-Secret HubSpot) -DefaultSender A-52301001   # doc: not run
/// </code>
/// <para>Get-Secret comes with the module Microsoft.PowerShell.SecretManagement.</para>
/// </example>
/// <example>
/// <para>Connect with a saved profile</para>
/// <code>
/// Connect-HubSpot -Name work   # doc: not run
/// </code>
/// <para>Register-HubSpotProfile saves the settings in a file and the token in a vault.</para>
/// </example>
/// <example>
/// <para>Connect in an unattended script</para>
/// <code>
/// # doc: not run
/// $env:HUBSPOT_ACCESS_TOKEN = $tokenFromTheJob
/// Connect-HubSpot
/// </code>
/// <para>
/// Set the variable in the secret settings of the job. The other cmdlets can then connect automatically, without the
/// token check. The variables HUBSPOT_API_VERSION, HUBSPOT_BASE_URI and HUBSPOT_DEFAULT_SENDER set the rest of the
/// connection.
/// </para>
/// </example>
/// <example>
/// <para>Connect an OAuth app and save its refresh token in a vault</para>
/// <code>
/// # doc: not run
/// $app = @{
///     ClientId     = 'c2f0ad36-0000-4000-8000-1234567890ab'
///     ClientSecret = Get-Secret HubSpotAppSecret
///     RefreshToken = Get-Secret HubSpotRefreshToken
/// }
/// Connect-HubSpot @app -OnTokenRefreshed { Set-Secret HubSpotRefreshToken $_ }
/// </code>
/// <para>
/// You get the refresh token when you authorize the app for the account in a browser. The script block receives the new
/// one as a SecureString, in $_ and as its first argument.
/// </para>
/// </example>
/// <example>
/// <para>Log in with the browser and save the refresh token in a vault</para>
/// <code>
/// # doc: not run
/// $app = @{ ClientId = 'c2f0ad36-0000-4000-8000-1234567890ab'; ClientSecret = Get-Secret HubSpotAppSecret }
/// Connect-HubSpot -Interactive @app -SecretName HubSpotRefreshToken
/// </code>
/// <para>Opens HubSpot's login page and waits until you allow the access.</para>
/// </example>
/// <example>
/// <para>Use two connections side by side</para>
/// <code>
/// $first = Connect-HubSpot -Sandbox -DefaultSender A-52301001 -PassThru
/// $second = Connect-HubSpot -Sandbox -DefaultSender A-52301002 -PassThru
/// Add-HubSpotThreadComment -ThreadId 6065362089 -Text 'A note' -Connection $first
/// </code>
/// <para>The last connection is the default of this runspace. -Connection selects another one for a single call.</para>
/// </example>
/// <seealso cref="GetHubSpotConnectionCommand"/>
/// <seealso cref="DisconnectHubSpotCommand"/>
/// <seealso cref="RegisterHubSpotProfileCommand"/>
[Cmdlet(VerbsCommunications.Connect, "HubSpot", DefaultParameterSetName = TokenSet)]
[OutputType(typeof(HubSpotConnection))]
public sealed class ConnectHubSpotCommand : ModuleCmdlet
{
    private const string TokenSet = "Token";
    private const string OAuthSet = "OAuth";
    private const string InteractiveSet = "Interactive";
    private const string SandboxSet = "Sandbox";
    private const string ProfileSet = "Profile";

    /// <summary>
    /// The name of a profile from Register-HubSpotProfile. Other parameters override its settings.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ProfileSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <summary>
    /// The access token of a private app, a service key or an OAuth app, as a SecureString. Get it from Get-Secret,
    /// Read-Host -AsSecureString or the password of a credential. A plain string is rejected.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = TokenSet, ValueFromPipeline = true)]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? AccessToken { get; set; }

    /// <summary>
    /// Logs in to the OAuth app with your browser. The cmdlet shows HubSpot's address, opens it, and waits until the
    /// browser comes back to -RedirectUri.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = InteractiveSet)]
    public SwitchParameter Interactive { get; set; }

    /// <summary>
    /// The address on this machine to which the browser comes back, for example http://localhost:8766/. The redirect
    /// URLs of your app in HubSpot must contain exactly this address. HubSpot accepts http only for the host localhost.
    /// The default is http://localhost:8766/.
    /// </summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNull]
    public Uri RedirectUri { get; set; } = new("http://localhost:8766/");

    /// <summary>
    /// The scopes to ask for. They must be the scopes of your app. The default is oauth, conversations.read and
    /// conversations.write.
    /// </summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty]
    public string[] Scope { get; set; } = ["oauth", "conversations.read", "conversations.write"];

    /// <summary>
    /// The name under which the module saves the refresh token in a vault of SecretManagement. It saves tokens that
    /// replace it there too.
    /// </summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>The vault for -SecretName. The default is SecretManagement's default vault.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>
    /// Adds a proof key (PKCE) to the login, so that a stolen code is useless. Use it if your app accepts it.
    /// </summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    public SwitchParameter UsePkce { get; set; }

    /// <summary>
    /// Shows the address without opening a browser. In a session on another machine, forward the port of -RedirectUri,
    /// for example with ssh -L 8766:localhost:8766, and open the address yourself.
    /// </summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>The maximum number of seconds to wait for the login. The default is 300.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateRange(1, 3600)]
    public int LoginTimeoutSec { get; set; } = 300;

    /// <summary>The client id of the OAuth app. It is not secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OAuthSet)]
    [Parameter(Mandatory = true, ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty]
    public string ClientId { get; set; } = string.Empty;

    /// <summary>The client secret of the OAuth app, as a SecureString. A plain string is rejected.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OAuthSet)]
    [Parameter(Mandatory = true, ParameterSetName = InteractiveSet)]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? ClientSecret { get; set; }

    /// <summary>
    /// The refresh token that HubSpot issued when the OAuth app was authorized for the account, as a SecureString. A
    /// plain string is rejected.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = OAuthSet)]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? RefreshToken { get; set; }

    /// <summary>
    /// <para>
    /// The script block that saves a new refresh token when HubSpot replaces the old one. It receives the new token as
    /// a SecureString, in $_ and as its first argument.
    /// </para>
    /// <para>
    /// It runs in the cmdlet whose request caused the change. That cmdlet may run in another runspace, which lacks this
    /// runspace's variables and functions. If the block fails, the cmdlet writes a warning and continues, and the next
    /// call runs the block again. Only with -Interactive, Connect-HubSpot fails if the block can't save the first
    /// token.
    /// </para>
    /// </summary>
    [Parameter(ParameterSetName = OAuthSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNull]
    public ScriptBlock? OnTokenRefreshed { get; set; }

    /// <summary>Connects to a new simulated account in memory. No message reaches a real person.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>
    /// How often a sandbox visitor writes, in seconds, so that Watch-HubSpotThread has messages to show. The default is
    /// 0, which means never.
    /// </summary>
    [Parameter(ParameterSetName = SandboxSet)]
    [ValidateRange(0.0, 86400.0)]
    public double VisitorIntervalSec { get; set; }

    /// <summary>
    /// The address of the HubSpot API, for example https://api-eu1.hubapi.com for some accounts in Europe. It must use
    /// https, except for addresses on this machine. The default is the environment variable HUBSPOT_BASE_URI, or else
    /// https://api.hubapi.com.
    /// </summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = OAuthSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = ProfileSet)]
    [ValidateNotNull]
    public Uri BaseUri { get; set; } = ConversationsClientOptions.HubSpot;

    /// <summary>
    /// The version of HubSpot's API. The default is the environment variable HUBSPOT_API_VERSION, or else v3. HubSpot
    /// supports v3 until September 2027.
    /// </summary>
    [Parameter]
    [ValidateSet("v3", "2026-09-beta", "2026-09")]
    public string ApiVersion { get; set; } = "v3";

    /// <summary>
    /// The agent who sends messages when a call specifies no sender. Specify 'A-' and the user id, for example
    /// A-52301001, or the agent's email address or name. The module looks up an address or a name when it sends the
    /// first message. The default is the environment variable HUBSPOT_DEFAULT_SENDER.
    /// </summary>
    [Parameter]
    [IdTransformation]
    public string? DefaultSender { get; set; }

    /// <summary>
    /// The address of the proxy to use, for example http://proxy.example.com:8080. The default is the system's proxy. A
    /// user name and password in the address log in to the proxy and are never shown. Requests to plain http addresses,
    /// which are always on this machine, use no proxy.
    /// </summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = OAuthSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = ProfileSet)]
    public Uri? Proxy { get; set; }

    /// <summary>The maximum number of seconds for one request, including the response. The default is 100.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = OAuthSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = ProfileSet)]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>
    /// How many times a failed request is retried, if the failure is likely to be temporary and a repeat does no harm.
    /// The default is 6, and 0 means never. The module resends a message without checking only when HubSpot certainly
    /// did not accept the message.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaxRetry { get; set; } = 6;

    /// <summary>
    /// How many seconds after its start a request may be retried. It also limits how long a request waits when HubSpot
    /// asks to wait because the rate limit is used up. It doesn't limit how long a request waits for its turn within
    /// the rate limit. The default is 120.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int RetryTimeoutSec { get; set; } = 120;

    /// <summary>
    /// The maximum number of requests to the account in its 10-second window, for all connections of this process
    /// together. Specify a lower number to leave some of the quota to other programs. 0 uses the account's own limit,
    /// which HubSpot reports in each response.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100000)]
    public int? RateLimit { get; set; }

    /// <summary>
    /// Connects without the requests that check the token and read the account. An invalid token then causes an error
    /// at its first use.
    /// </summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = OAuthSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = ProfileSet)]
    public SwitchParameter SkipCheck { get; set; }

    /// <summary>Emits the connection, for -Connection of other cmdlets.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Connects.</summary>
    protected override void ProcessRecord()
    {
        // If this fails, the next command must not write to the previous account.
        DefaultConnection.SetFailed();
        try
        {
            HubSpotProfile? profile = ParameterSetName == ProfileSet ? ProfileStore.Get(Name) : null;
            if (profile is not null)
            {
                UseSecrets(profile);
            }

            ConnectionSettings settings = Settings().WithDefaults(profile, IsSpecified, Sandbox);
            BaseUri = settings.BaseUri;
            settings.CheckDefaultSender();
            HubSpotConnection connection = Make(settings);
            if (!SkipCheck)
            {
                connection = ConnectionCheck.Run(this, connection);
            }

            DefaultConnection.Set(connection);
            string target = ChangeTarget.Of(connection, connection.ToString().TrimEnd('/'));
            WriteVerbose($"Connected to {target}, API version {connection.ApiVersion}.");
            if (PassThru)
            {
                WriteObject(connection);
            }
        }
        catch (HubSpotException exception)
        {
            ThrowFailure(exception, Sandbox ? "Sandbox" : BaseUri);
        }
    }

    private HubSpotConnection Make(ConnectionSettings settings)
    {
        if (Sandbox)
        {
            return ConnectionFactory.CreateSandbox(
                settings.ToOptions(token: "pat-sandbox-not-a-secret"), settings.DefaultSender, VisitorIntervalSec);
        }

        if (Interactive)
        {
            LogIn(settings);
        }

        ConversationsClientOptions options = RefreshToken is null
            ? settings.ToOptions(AccessTokenSource.Find(AccessToken, nameof(AccessToken), Host))
            : settings.ToOptions(app: App(SecretText.Of(RefreshToken, nameof(RefreshToken), "refresh token")));
        HubSpotConnection connection = ConnectionFactory.Create(options, settings.DefaultSender);
        if (OnTokenRefreshed is { } block)
        {
            RefreshTokenKeeper.Set(connection, block);
            if (Interactive)
            {
                RefreshTokenKeeper.SaveFirst(connection, SecretText.Of(RefreshToken!));
            }
        }

        return connection;
    }

    /// <summary>Takes the secrets of a profile from its vault.</summary>
    private void UseSecrets(HubSpotProfile profile)
    {
        var vault = new SecretVault(this, profile.Vault);
        if (profile.ClientId is null)
        {
            AccessToken = vault.Get(profile.SecretName);
            return;
        }

        ClientId = profile.ClientId;
        ClientSecret = vault.Get(profile.ClientSecretName);
        RefreshToken = vault.Get(profile.SecretName);
        OnTokenRefreshed = SecretVault.Saver(profile.SecretName, profile.Vault);
    }

    /// <summary>Gets a refresh token with the browser. The vault must exist before the user logs in.</summary>
    private void LogIn(ConnectionSettings settings)
    {
        if (SecretName is not null)
        {
            new SecretVault(this, Vault).CheckIsAvailable();
            OnTokenRefreshed = OnTokenRefreshed is null
                ? SecretVault.Saver(SecretName, Vault)
                : throw new HubSpotValidationException(
                    nameof(SecretName), "Specify -SecretName or -OnTokenRefreshed, not both.");
        }

        OAuthCredential app = App(refreshToken: string.Empty);
        var login = new BrowserLogin(this)
        {
            Redirect = RedirectUri,
            Scopes = Scope,
            OpensBrowser = !NoBrowser,
            UsesPkce = UsePkce,
            Timeout = TimeSpan.FromSeconds(LoginTimeoutSec),
        };
        RefreshToken = login.Run(settings.ToOptions(app: app), app);
    }

    private ConnectionSettings Settings() => new()
    {
        BaseUri = BaseUri,
        ApiVersion = ApiVersion,
        DefaultSender = DefaultSender,
        Proxy = Proxy,
        TimeoutSec = TimeoutSec,
        MaxRetry = MaxRetry,
        RetryTimeoutSec = RetryTimeoutSec,
        RateLimit = RateLimit,
    };

    private OAuthCredential App(string refreshToken) => new()
    {
        ClientId = ClientId,
        ClientSecret = SecretText.Of(ClientSecret!, nameof(ClientSecret), "client secret"),
        RefreshToken = refreshToken,
    };

    private bool IsSpecified(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
