using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace HubSpotConversations.Connections;

/// <summary>Prompts for an access token in an interactive session.</summary>
internal static class TokenPrompt
{
    /// <summary>The token that the user typed; null if the session can't prompt.</summary>
    public static SecureString? Ask(PSHost host)
    {
        // With redirected input (cron, a CI job), the prompt would read the next line of that input.
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
            // PowerShell was started with -NonInteractive, or the host can't prompt.
            return null;
        }
    }
}
