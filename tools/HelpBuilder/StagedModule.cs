using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace HubSpotConversations.HelpBuilder;

/// <summary>The module as shipped, imported into an engine in this process.</summary>
internal sealed class StagedModule : IDisposable
{
    private readonly string _folder;
    private readonly Runspace _runspace;

    public StagedModule(string folder)
    {
        _folder = folder;
        _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        _runspace.Open();
    }

    /// <summary>
    /// The help file name that PowerShell looks for: the name of the cmdlets' assembly, in the language folder under
    /// the module's own folder (not the assembly's). Both builds of the assembly have the same name, so one file serves
    /// PowerShell 7 and Windows PowerShell.
    /// </summary>
    public string HelpFileName { get; private set; } = string.Empty;

    /// <summary>The module's cmdlets, by name.</summary>
    public IReadOnlyList<CmdletInfo> ReadCmdlets()
    {
        Collect("Import-Module", "Name", _folder);
        CmdletInfo[] cmdlets =
        [
            .. Collect("Get-Command", "Module", Path.GetFileName(_folder))
                .Select(static item => item.BaseObject)
                .OfType<CmdletInfo>()
                .OrderBy(static cmdlet => cmdlet.Name, StringComparer.Ordinal),
        ];
        HelpFileName = cmdlets.Select(static cmdlet => cmdlet.HelpFile).Distinct(StringComparer.Ordinal).Single();
        return cmdlets;
    }

    /// <summary>The about topics that ship with the module, by name.</summary>
    public IReadOnlyList<string> AboutTopics()
    {
        const string Ending = ".help.txt";
        string texts = Path.Combine(_folder, "en-US");
        return !Directory.Exists(texts)
            ? []
            : [.. Directory.EnumerateFiles(texts, "about_*" + Ending)
                .Select(static file => Path.GetFileName(file)[..^Ending.Length])
                .Order(StringComparer.Ordinal)];
    }

    public void Dispose() => _runspace.Dispose();

    private PSObject[] Collect(string command, string parameter, string value)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand(command).AddParameter(parameter, value).AddParameter("ErrorAction", ActionPreference.Stop);
        return [.. shell.Invoke()];
    }
}
