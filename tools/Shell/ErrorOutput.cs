using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace HubSpotConversations.Shell;

/// <summary>Shows the error that ended a script, in PowerShell's format.</summary>
internal static class ErrorOutput
{
    public static void Write(Runspace runspace, ErrorRecord error)
    {
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Out-Default").AddParameter("InputObject", error);
        shell.Invoke();
    }
}
