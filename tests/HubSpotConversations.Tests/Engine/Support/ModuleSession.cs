using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>
/// A PowerShell engine with the staged module in it: what a user has, without the Utility and Management modules.
/// One for each test; nothing is shared but the process.
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

    /// <summary>A session that is connected to a server on this machine, unchecked.</summary>
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

    /// <summary>Runs a script to its end and gives all that it wrote; a terminating error is part of the result.</summary>
    public SessionResult Run(string script, params object?[] arguments) => RunWithInput(script, [], arguments);

    /// <summary>Runs a script in which a failure that ends a statement ends all, so that it is told from an error of an item.</summary>
    public SessionResult RunTrapped(string script, params object?[] arguments)
        => Run($"try {{ {script} }} catch {{ throw }}", arguments);

    /// <summary>Runs a script with objects in its pipeline ($input).</summary>
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
