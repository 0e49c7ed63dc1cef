using System.ComponentModel;
using System.Diagnostics;
using System.Management.Automation;
using System.Net;
using System.Security;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Http.OAuth;
using HubSpotConversations.Text;

namespace HubSpotConversations.Connections;

/// <summary>Logs in to an OAuth app with the browser, and returns the refresh token that HubSpot issues.</summary>
internal sealed class BrowserLogin(ModuleCmdlet cmdlet)
{
    public required Uri Redirect { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required bool OpensBrowser { get; init; }

    public required bool UsesPkce { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <exception cref="HubSpotException">The user or HubSpot rejects the login, or it takes too long.</exception>
    public SecureString Run(ConversationsClientOptions options, OAuthCredential app)
    {
        var address = new LoginAddress(UsesPkce);
        LoginResult result;
        using (var listener = new LoginListener(Redirect, address.State))
        {
            Show(address.For(options.BaseUri, app.ClientId, Redirect, Scopes));
            result = cmdlet.Await((_, stop) => listener.WaitAsync(Timeout, options.Clock, stop));
        }

        if (result.Code is not { } code)
        {
            throw new HubSpotNotConnectedException(
                $"HubSpot did not authorize the app: {DisplayText.OneLine(result.Problem ?? "no reason", 300)}. Log in "
                + "with a user who may install apps, and allow the access.");
        }

        var endpoint = new TokenEndpoint(options, app);
        TokenGrant grant = cmdlet.Await((pipeline, stop) => endpoint.ExchangeAsync(
            code, Redirect.OriginalString, address.Verifier, cmdlet.Streams.Observer(pipeline), stop));
        return grant.RefreshToken is { } token
            ? new NetworkCredential(string.Empty, token).SecurePassword
            : throw new HubSpotNotConnectedException("HubSpot's response to the login contains no refresh token.");
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
        catch (Exception exception)
            when (exception is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            cmdlet.WriteVerbose($"Could not open a browser: {exception.Message}");
        }
    }
}
