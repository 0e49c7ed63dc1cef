using System.Management.Automation;
using System.Management.Automation.Runspaces;
using HubSpotConversations.Shell;

if (args.Length == 0)
{
    Console.Error.WriteLine("Usage: dotnet run --project tools/Shell SCRIPT.ps1 [-Name value …]");
    return 2;
}

string script = Path.GetFullPath(args[0]);
if (!File.Exists(script))
{
    Console.Error.WriteLine($"There is no script {script}.");
    return 2;
}

var host = new ConsoleHost();
using Runspace runspace = RunspaceFactory.CreateRunspace(host, SessionStateFactory.Create());
runspace.Open();
runspace.SessionStateProxy.Path.SetLocation(Environment.CurrentDirectory);
using var shell = PowerShell.Create(runspace);
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    shell.BeginStop(callback: null, state: null);
};

shell.AddCommand(script);
ScriptArguments.AddTo(shell, args.AsSpan(1));
shell.AddCommand("Out-Default");
shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
try
{
    shell.Invoke();
}
catch (RuntimeException exception)
{
    ErrorOutput.Write(runspace, exception.ErrorRecord);
    return 1;
}

return host.ExitCode;
