using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace HubSpotConversations.Shell;

/// <summary>
/// The bare engine has neither Format-List nor Write-Host. They are in PowerShell's Utility module, which isn't a NuGet
/// package. This class adds the cmdlets that examples need under the same names, so that examples run unchanged.
/// </summary>
internal static class SessionStateFactory
{
    public static InitialSessionState Create()
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        state.Commands.Add(new SessionStateCmdletEntry("Format-List", typeof(FormatListCommand), helpFileName: null));
        state.Commands.Add(new SessionStateCmdletEntry("Format-Table", typeof(FormatTableCommand), helpFileName: null));
        state.Commands.Add(new SessionStateCmdletEntry("Import-Csv", typeof(ImportCsvCommand), helpFileName: null));
        state.Commands.Add(new SessionStateCmdletEntry("Write-Host", typeof(WriteHostCommand), helpFileName: null));
        return state;
    }
}
