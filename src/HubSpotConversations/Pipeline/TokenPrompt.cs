using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace HubSpotConversations.Pipeline;

/// <summary>Asks for an access token where there is somebody to ask.</summary>
internal static class TokenPrompt
{
    /// <summary>What was typed; null where nobody can be asked.</summary>
    public static SecureString? Ask(PSHost host)
    {
        // A console whose input comes from elsewhere (cron, a CI job) would answer with the next line of that.
        if (host.UI is null || (host.Name == "ConsoleHost" && Console.IsInputRedirected))
        {
            return null;
        }

        try
        {
            host.UI.Write("HubSpot access token: ");
            return host.UI.ReadLineAsSecureString();
        }
        catch (Exception exception)
            when (exception is PSInvalidOperationException or HostException or NotImplementedException)
        {
            // PowerShell was started with -NonInteractive, or the host has no one.
            return null;
        }
    }
}
