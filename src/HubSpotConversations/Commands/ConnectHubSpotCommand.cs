using System.Management.Automation;
using System.Net;
using System.Security;
using HubSpotConversations.Binding;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Commands;

/// <summary>Connects to a HubSpot account, or to the sandbox.</summary>
/// <remarks>
/// <para>
/// Checks the access token with one call, and makes the connection the default one of this runspace. The token is taken
/// from -AccessToken, else from the environment variable HUBSPOT_ACCESS_TOKEN, else it is asked for where there is
/// somebody to ask. It stays in the connection, goes to the connection's own address alone, and is never shown.
/// </para>
/// <para>
/// With -RefreshToken it is the connection of an OAuth app, which fetches access tokens by itself and renews them
/// before they run out (after 30 minutes). Where HubSpot replaces the refresh token, -OnTokenRefreshed is given the new
/// one to keep: without it, the next Connect-HubSpot may be refused.
/// </para>
/// <para>
/// With -Sandbox the account is one in memory: it answers as HubSpot does, has a dozen threads to work with, and
/// nothing leaves this machine. Each -Sandbox connection is a new account.
/// </para>
/// <para>
/// A failure ends the call, and the connection from before stays. A refused access token or refresh token is
/// HubSpotAuthenticationFailed, a token without the scope conversations.read is HubSpotScopeMissing, no token and
/// nobody to ask is HubSpotNotConnected, and an address that can't be reached is HubSpotUnreachable.
/// </para>
/// </remarks>
/// <example>
/// <para>Tries the module without an account</para>
/// <code>
/// Connect-HubSpot -Sandbox
/// </code>
/// </example>
/// <example>
/// <para>Connects with a token from a vault</para>
/// <code>
/// Connect-HubSpot -AccessToken (Get-Secret HubSpot) -DefaultSender A-52301001   # doc: not run
/// </code>
/// <para>Get-Secret comes with the module Microsoft.PowerShell.SecretManagement.</para>
/// </example>
/// <example>
/// <para>Connects a script without anybody at the keyboard</para>
/// <code>
/// # doc: not run
/// $env:HUBSPOT_ACCESS_TOKEN = $tokenFromTheJob
/// Connect-HubSpot
/// </code>
/// <para>
/// Set the variable in the job's settings for secrets. With it set, the other cmdlets connect by themselves, without
/// the check and without a default sender.
/// </para>
/// </example>
/// <example>
/// <para>Connects an OAuth app, and keeps its refresh token in a vault</para>
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
/// The refresh token comes from authorising the app for the account, once, in a browser. The block has the new one in
/// $_ and as its first argument, as a SecureString.
/// </para>
/// </example>
/// <example>
/// <para>Keeps two connections side by side</para>
/// <code>
/// $first = Connect-HubSpot -Sandbox -DefaultSender A-52301001 -PassThru
/// $second = Connect-HubSpot -Sandbox -DefaultSender A-52301002 -PassThru
/// Add-HubSpotThreadComment -ThreadId 6065362089 -Text 'A note' -Connection $first
/// </code>
/// <para>The last one is the default of this runspace. -Connection chooses another for one call.</para>
/// </example>
/// <seealso cref="GetHubSpotConnectionCommand"/>
/// <seealso cref="DisconnectHubSpotCommand"/>
[Cmdlet(VerbsCommunications.Connect, "HubSpot", DefaultParameterSetName = TokenSet)]
[OutputType(typeof(HubSpotConnection))]
public sealed class ConnectHubSpotCommand : ModuleCmdlet
{
    private const string TokenSet = "Token";
    private const string OAuthSet = "OAuth";
    private const string SandboxSet = "Sandbox";

    /// <summary>
    /// The access token of a private app, a service key or OAuth, as a SecureString: from Get-Secret, from Read-Host
    /// -AsSecureString, or the password of a credential. A plain string is refused.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = TokenSet, ValueFromPipeline = true)]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? AccessToken { get; set; }

    /// <summary>The id of the OAuth app, which is no secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OAuthSet)]
    [ValidateNotNullOrEmpty]
    public string ClientId { get; set; } = string.Empty;

    /// <summary>The secret of the OAuth app, as a SecureString. A plain string is refused.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OAuthSet)]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? ClientSecret { get; set; }

    /// <summary>
    /// The refresh token that HubSpot gave when the OAuth app was authorised for the account, as a SecureString. A
    /// plain string is refused.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = OAuthSet)]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? RefreshToken { get; set; }

    /// <summary>
    /// What keeps a new refresh token where HubSpot replaces it: a block that has it in $_ and as its first argument,
    /// as a SecureString. It runs in whichever cmdlet makes the call with which the new one comes, also in another
    /// runspace, where it has none of this one's variables and functions. Where it fails, a warning says so, the call
    /// goes on, and the next call runs it again.
    /// </summary>
    [Parameter(ParameterSetName = OAuthSet)]
    [ValidateNotNull]
    public ScriptBlock? OnTokenRefreshed { get; set; }

    /// <summary>Connects to a new account in memory, where nothing reaches anybody.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>
    /// How often a visitor writes in the sandbox, in seconds, so that Watch-HubSpotThread has something to show; 0 for
    /// never.
    /// </summary>
    [Parameter(ParameterSetName = SandboxSet)]
    [ValidateRange(0.0, 86400.0)]
    public double VisitorIntervalSec { get; set; }

    /// <summary>
    /// The service's address, for example https://api-eu1.hubapi.com for some accounts in Europe. It is https; http is
    /// taken for this machine alone.
    /// </summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = OAuthSet)]
    [ValidateNotNull]
    public Uri BaseUri { get; set; } = ConversationsClientOptions.HubSpot;

    /// <summary>The version of HubSpot's API. HubSpot supports v3 until September 2027.</summary>
    [Parameter]
    [ValidateSet("v3", "2026-09")]
    public string ApiVersion { get; set; } = "v3";

    /// <summary>
    /// The agent in whose name messages go when none is given: 'A-' and the user id, for example A-52301001, or the
    /// agent's email address, which is looked up when the first message is sent.
    /// </summary>
    [Parameter]
    [IdTransformation]
    public string? DefaultSender { get; set; }

    /// <summary>
    /// The address of the proxy to use, for example http://proxy.example.com:8080. The default is the system's proxy. A
    /// user name and password in the address log in to the proxy and are never shown. Requests to a plain http address,
    /// which is always this machine, use no proxy.
    /// </summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = OAuthSet)]
    public Uri? Proxy { get; set; }

    /// <summary>How many seconds one call may take, its answer included.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = OAuthSet)]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>
    /// How often a call that failed is made again, where the failure is likely to be over soon and doing it twice does
    /// no harm; 0 for never. A message is sent again only where it is certain that HubSpot did not take it.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaxRetry { get; set; } = 6;

    /// <summary>
    /// For how many seconds after its beginning a call may be made again, and how long it waits at most where HubSpot
    /// asks to wait because the limit is used up. Its turn within the limit is waited for however long that takes.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int RetryTimeoutSec { get; set; } = 120;

    /// <summary>
    /// How many requests are made to the account in its window (10 seconds) at most, by all connections of this process
    /// together; 0 for the account's own limit, which HubSpot tells in each answer. Give a part of the limit to leave
    /// the rest to other programs.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100000)]
    public int? RateLimit { get; set; }

    /// <summary>Connects without the call that checks the token. A wrong token then shows at the first use.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = OAuthSet)]
    public SwitchParameter SkipCheck { get; set; }

    /// <summary>Emits the connection, for -Connection of other cmdlets.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Connects.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            CheckDefaultSender();
            HubSpotConnection connection = Sandbox
                ? ConnectionFactory.CreateSandbox(MakeOptions(token: "pat-sandbox-not-a-secret"), DefaultSender, VisitorIntervalSec)
                : ConnectionFactory.Create(
                    ParameterSetName == OAuthSet ? MakeOptions(null, MakeCredential()) : MakeOptions(FindToken()),
                    DefaultSender);
            if (OnTokenRefreshed is { } block)
            {
                RefreshTokenKeeper.Set(connection, block);
            }

            if (!SkipCheck)
            {
                // A mistyped address is no outage to wait for.
                _ = CallHubSpot(connection, (client, cancellationToken) =>
                    client.WithMaxRetry(maxRetry: 1).Inboxes.ListAsync(limit: 1, cancellationToken: cancellationToken));
            }

            DefaultConnection.Set(connection);
            WriteVerbose($"Connected to {connection}, API version {connection.ApiVersion}.");
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

    private void CheckDefaultSender()
    {
        try
        {
            DraftRules.CheckSenderOrEmail(DefaultSender);
        }
        catch (HubSpotValidationException exception)
        {
            throw new HubSpotValidationException(nameof(DefaultSender), exception.Message);
        }
    }

    private ConversationsClientOptions MakeOptions(string? token, OAuthCredential? credential = null) => new()
    {
        AccessToken = token,
        OAuth = credential,
        BaseUri = BaseUri,
        ApiVersion = ApiVersion,
        Proxy = Proxy,
        Timeout = TimeSpan.FromSeconds(TimeoutSec),
        MaxRetry = MaxRetry,
        RetryTimeout = TimeSpan.FromSeconds(RetryTimeoutSec),
        RateLimit = RateLimit,
    };

    private OAuthCredential MakeCredential() => new()
    {
        ClientId = ClientId,
        ClientSecret = Reveal(ClientSecret!, nameof(ClientSecret), "client secret", "."),
        RefreshToken = Reveal(RefreshToken!, nameof(RefreshToken), "refresh token", "."),
    };

    private string FindToken()
    {
        if (AccessToken is { } given)
        {
            return Reveal(
                given,
                nameof(AccessToken),
                "access token",
                $", or leave it out and set the environment variable {EnvironmentConnection.Variable}.");
        }

        if (EnvironmentConnection.Token is { } token)
        {
            return token;
        }

        using SecureString? typed = TokenPrompt.Ask(Host);
        return typed is { Length: > 0 }
            ? Reveal(typed)
            : throw new HubSpotNotConnectedException(
                "There is no access token, and nobody to ask for one. Give it with -AccessToken (a SecureString, for "
                + $"example from Get-Secret), or set the environment variable {EnvironmentConnection.Variable}.");
    }

    private static string Reveal(SecureString given, string parameter, string what, string orElse)
        => given.Length > 0
            ? Reveal(given)
            : throw new HubSpotValidationException(
                parameter,
                $"The {what} is taken as a SecureString, so that it does not stand in scripts and histories: from a "
                + $"vault (Get-Secret HubSpot), from Read-Host -AsSecureString{orElse}");

    private static string Reveal(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;
}
