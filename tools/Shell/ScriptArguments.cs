using System.Management.Automation;

namespace HubSpotConversations.Shell;

/// <summary>Passes the command line to a script: -Name value, -Switch and positional values.</summary>
internal static class ScriptArguments
{
    public static void AddTo(PowerShell shell, ReadOnlySpan<string> arguments)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith('-'))
            {
                shell.AddArgument(arguments[i]);
            }
            else if (i + 1 < arguments.Length && !arguments[i + 1].StartsWith('-'))
            {
                shell.AddParameter(arguments[i][1..], arguments[++i]);
            }
            else
            {
                shell.AddParameter(arguments[i][1..]);
            }
        }
    }
}
