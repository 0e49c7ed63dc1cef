using System.Management.Automation;

namespace HubSpotConversations.Pipeline;

/// <summary>The paths that a user gives, as PowerShell's own cmdlets understand them.</summary>
internal static class LocalPaths
{
    /// <summary>
    /// The files that a path means. What it does not find is PowerShell's own error, one for each path; a wildcard that
    /// matches nothing is none.
    /// </summary>
    /// <exception cref="HubSpotFileException">The path does not lead into a file system.</exception>
    public static IReadOnlyList<string> Files(PSCmdlet cmdlet, string path, bool isLiteral)
    {
        try
        {
            IReadOnlyList<string> found = Resolve(cmdlet, path, isLiteral, HubSpotFileProblem.NotRead);
            if (isLiteral && !System.IO.File.Exists(found[0]) && !Directory.Exists(found[0]))
            {
                cmdlet.WriteError(ErrorRecords.PathNotFound(path));
                return [];
            }

            return found;
        }
        catch (SessionStateException exception)
        {
            cmdlet.WriteError(new ErrorRecord(exception.ErrorRecord, exception));
            return [];
        }
    }

    /// <summary>The file that a path means, literally, whether it is there or not.</summary>
    /// <exception cref="HubSpotJournalException">It means none that can be written.</exception>
    public static string File(PSCmdlet cmdlet, string path)
    {
        try
        {
            string full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(
                path, out ProviderInfo provider, out _);
            string? problem = provider.Name != "FileSystem" ? $"{provider.Name} has no files."
                : Directory.Exists(full) ? "it is a folder."
                : Path.GetDirectoryName(full) is { Length: > 0 } folder && !Directory.Exists(folder)
                    ? "its folder does not exist."
                : null;
            return problem is null ? full : throw HubSpotJournalException.NotOpened(path, new IOException(problem));
        }
        catch (SessionStateException exception)
        {
            throw HubSpotJournalException.NotOpened(path, exception);
        }
    }

    /// <summary>The folder that a path means, whether it is there or not.</summary>
    /// <exception cref="HubSpotFileException">The path means no folder, or several.</exception>
    public static string Folder(PSCmdlet cmdlet, string path, bool isLiteral)
    {
        try
        {
            bool isPattern = !isLiteral && WildcardPattern.ContainsWildcardCharacters(path);
            IReadOnlyList<string> found = Resolve(cmdlet, path, !isPattern, HubSpotFileProblem.NotSaved);
            if (found.Count == 1 && !System.IO.File.Exists(found[0]))
            {
                return found[0];
            }

            string what = found.Count switch
            {
                0 => "matches no folder",
                1 => "is a file",
                _ => "means several folders",
            };
            throw new HubSpotFileException(
                HubSpotFileProblem.NotSaved, path, $"'{Shown(path)}' {what}: give the folder to save in.");
        }
        catch (SessionStateException exception)
        {
            throw HubSpotFileException.NotSaved(path, exception);
        }
    }

    private static IReadOnlyList<string> Resolve(
        PSCmdlet cmdlet, string path, bool isLiteral, HubSpotFileProblem problem)
    {
        ProviderInfo provider;
        IReadOnlyList<string> found = isLiteral
            ? [cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)]
            : [.. cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider)];
        return provider.Name == "FileSystem"
            ? found
            : throw new HubSpotFileException(problem, path, $"'{Shown(path)}' is no path of the file system.");
    }

    private static string Shown(string path) => DisplayText.OneLine(path, 300);
}
