using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>
/// A PowerShell engine that has imported the staged module, but lacks the Utility and Management modules.
/// Each test creates its own, so tests share only the process.
/// </summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace;

    public ModuleSession(bool import = true, PSHost? host = null)
    {
        var state = InitialSessionState.CreateDefault2();
        _runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        _runspace.Open();
        if (import)
        {
            Run("param($path) Import-Module $path", StagedModule.Path).ShouldSucceed();
        }
    }

    public Runspace Runspace => _runspace;

    /// <summary>A session that is connected to a new sandbox account.</summary>
    public static ModuleSession InSandbox()
    {
        var session = new ModuleSession();
        session.Run("Connect-HubSpot -Sandbox").ShouldSucceed();
        return session;
    }

    /// <summary>A session that is connected to a local server without the connection check.</summary>
    public static ModuleSession ConnectedTo(Uri server, string arguments = "", PSHost? host = null)
    {
        var session = new ModuleSession(host: host);
        session.Run(
            "param($uri, $token) Connect-HubSpot -BaseUri $uri -AccessToken $token -SkipCheck "
                + (arguments.Contains("-MaxRetry", StringComparison.Ordinal) ? arguments : "-MaxRetry 0 " + arguments),
            server,
            Secrets.Of("test-token")).ShouldSucceed();
        return session;
    }

    /// <summary>Runs a script and returns everything that it wrote, including a terminating error.</summary>
    public SessionResult Run(string script, params object?[] arguments) => RunWithInput(script, [], arguments);

    /// <summary>
    /// Runs a script that rethrows a statement-terminating error, to distinguish it from a non-terminating one.
    /// </summary>
    public SessionResult RunTrapped(string script, params object?[] arguments)
        => Run($"try {{ {script} }} catch {{ throw }}", arguments);

    /// <summary>Runs a script with piped objects in $input.</summary>
    public SessionResult RunWithInput(string script, IEnumerable<object?> input, params object?[] arguments)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        foreach (object? argument in arguments)
        {
            shell.AddArgument(argument);
        }

        var output = new Collection<PSObject>();
        RuntimeException? terminating = null;
        try
        {
            shell.Invoke(input, output, new PSInvocationSettings());
        }
        catch (RuntimeException exception)
        {
            terminating = exception;
        }

        return new SessionResult(output, shell.Streams, terminating);
    }

    public void Dispose() => _runspace.Dispose();
}
