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
using HubSpotConversations.Serving;
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

    /// <exception cref="HubSpotException">The user or HubSpot rejects the login, or the login takes too long.</exception>
    public SecureString Run(ConversationsClientOptions options, OAuthCredential app)
    {
        LocalServer.Check(Redirect, "RedirectUri");
        string state = RandomText();
        string? verifier = UsesPkce ? RandomText() : null;
        LoginResult result;
        var received = new TaskCompletionSource<LoginResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (LocalServer.Start(Redirect, "RedirectUri", longestBody: 0, request => Respond(request, state, received)))
        {
            Show(Address(app.ClientId, state, verifier));
            result = cmdlet.Await((_, stop) => WaitAsync(received.Task, stop));
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

    private async Task<LoginResult> WaitAsync(Task<LoginResult> received, CancellationToken stop)
    {
        try
        {
            return await received.WaitAsync(Timeout, TimeProvider.System, stop).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new HubSpotNotConnectedException(
                $"The login did not finish within {Timeout.TotalSeconds:0} seconds. Run Connect-HubSpot -Interactive again, or "
                + "specify a larger -LoginTimeoutSec.");
        }
    }

    private LocalResponse Respond(LocalRequest request, string state, TaskCompletionSource<LoginResult> received)
    {
        (int status, string text, LoginResult? result) = LoginResult.Read(request, Redirect.AbsolutePath, state);
        if (result is not null)
        {
            received.TrySetResult(result);
        }

        return new LocalResponse(status, LoginPage.Of(text));
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
