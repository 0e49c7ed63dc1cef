using System.ComponentModel;
using System.Diagnostics;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Http.OAuth;
using HubSpotConversations.Text;

namespace HubSpotConversations.Connections;

/// <summary>Logs in to an OAuth app with the browser, and returns the refresh token that HubSpot issues.</summary>
internal sealed class BrowserLogin(ModuleCmdlet cmdlet)
{
    private const string AuthorizeAddress = "https://app.hubspot.com/oauth/authorize";

    public required Uri Redirect { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required bool OpensBrowser { get; init; }

    public required bool UsesPkce { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <exception cref="HubSpotException">The user or HubSpot rejects the login, or nobody logs in in time.</exception>
    public SecureString Run(ConversationsClientOptions options, OAuthCredential app)
    {
        CheckRedirect();
        string state = RandomText();
        string? verifier = UsesPkce ? RandomText() : null;
        LoginResult result;
        using (var listener = new LoginListener(Redirect, state))
        {
            Show(Address(app.ClientId, state, verifier));
            result = cmdlet.Await((_, stop) => WaitAsync(listener, stop));
        }

        if (result.Code is not { } code)
        {
            throw new HubSpotNotConnectedException(
                $"HubSpot did not authorize the app: {DisplayText.OneLine(result.Problem ?? "no reason", 300)}. Log in with "
                + "a user who may install apps, and allow the access.");
        }

        var endpoint = new TokenEndpoint(options, app);
        TokenGrant grant = cmdlet.Await((_, _) => endpoint.ExchangeAsync(code, Redirect.OriginalString, verifier, null));
        return grant.RefreshToken is { } token
            ? new NetworkCredential(string.Empty, token).SecurePassword
            : throw new HubSpotNotConnectedException("HubSpot's response to the login contains no refresh token.");
    }

    private async Task<LoginResult> WaitAsync(LoginListener listener, CancellationToken stop)
    {
        try
        {
            return await listener.Result.WaitAsync(Timeout, TimeProvider.System, stop).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new HubSpotNotConnectedException(
                $"Nobody logged in within {Timeout.TotalSeconds:0} seconds. Run Connect-HubSpot -Interactive again, or "
                + "specify a larger -LoginTimeoutSec.");
        }
    }

    private void CheckRedirect()
    {
        if (!Redirect.IsAbsoluteUri || Redirect.Scheme != Uri.UriSchemeHttp || !Redirect.IsLoopback
            || Redirect.Query.Length > 0 || Redirect.Fragment.Length > 0)
        {
            throw new HubSpotValidationException(
                "RedirectUri",
                "The redirect address must be an http address of this machine without a query, for example "
                + "http://localhost:8766/. Your app in HubSpot must list exactly the same address.");
        }
    }

    private void Show(string address)
    {
        // Like Write-Host: visible, and not part of the output.
        cmdlet.WriteInformation(
            new HostInformationMessage { Message = "Log in to HubSpot in your browser:\n" + address }, ["PSHOST"]);
        if (!OpensBrowser)
        {
            return;
        }

        try
        {
            using Process? browser = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            cmdlet.WriteVerbose($"Could not open a browser: {exception.Message}");
        }
    }

    private string Address(string clientId, string state, string? verifier)
    {
        string address = $"{AuthorizeAddress}?client_id={Uri.EscapeDataString(clientId)}"
            + $"&redirect_uri={Uri.EscapeDataString(Redirect.OriginalString)}"
            + $"&scope={Uri.EscapeDataString(string.Join(" ", Scopes))}&state={state}";
        return verifier is null
            ? address
            : $"{address}&code_challenge={Challenge(verifier)}&code_challenge_method=S256";
    }

    private static string RandomText()
    {
        byte[] bytes = new byte[32];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return Base64Url(bytes);
    }

    private static string Challenge(string verifier)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(verifier);
#if NET
        return Base64Url(SHA256.HashData(bytes));
#else
        using var hash = SHA256.Create();
        return Base64Url(hash.ComputeHash(bytes));
#endif
    }

    private static string Base64Url(byte[] bytes)
        => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
