using System.Management.Automation;
using HubSpotConversations.Errors;
using HubSpotConversations.Text;

namespace HubSpotConversations.Files;

/// <summary>Resolves paths like PowerShell's own cmdlets.</summary>
internal static class LocalPaths
{
    private const string NotRegular = "it is a device, a pipe or a socket, and not a regular file.";

    /// <summary>
    /// The files that match a path. A missing file is PowerShell's own error. A wildcard without a match isn't an
    /// error.
    /// </summary>
    /// <exception cref="HubSpotFileException">The path isn't a file system path.</exception>
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

    /// <summary>The file at a literal path, whether or not it exists.</summary>
    /// <param name="cmdlet">The calling cmdlet.</param>
    /// <param name="path">The path from the user.</param>
    /// <param name="failure">Creates the exception if the file can't be written.</param>
    public static string File(PSCmdlet cmdlet, string path, Func<string, Exception, HubSpotException> failure)
    {
        try
        {
            string full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(
                path, out ProviderInfo provider, out _);
            string? problem = provider.Name != "FileSystem" ? $"{provider.Name} has no files."
                : Directory.Exists(full) ? "it is a folder."
                : IsSpecial(cmdlet, full) ? NotRegular
                : Path.GetDirectoryName(full) is { Length: > 0 } folder && !Directory.Exists(folder)
                    ? "its folder does not exist."
                : null;
            return problem is null ? full : throw failure(path, new IOException(problem));
        }
        catch (SessionStateException exception)
        {
            throw failure(path, exception);
        }
    }

    /// <summary>The folder at a path, whether or not it exists.</summary>
    /// <exception cref="HubSpotFileException">The path matches no folder, or several.</exception>
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
                _ => "matches several folders",
            };
            throw new HubSpotFileException(
                HubSpotFileProblem.NotSaved, path, $"'{Shown(path)}' {what}. Specify one folder to save to.");
        }
        catch (SessionStateException exception)
        {
            throw HubSpotFileException.NotSaved(path, exception);
        }
    }

    /// <summary>Rejects devices, named pipes and sockets, which can't be read like a file.</summary>
    /// <exception cref="HubSpotFileException">The file is one of them.</exception>
    public static void CheckRegular(PSCmdlet cmdlet, string file)
    {
        if (IsSpecial(cmdlet, file))
        {
            throw HubSpotFileException.NotRead(file, new IOException(NotRegular));
        }
    }

    // .NET has to open a file to find out, and opening a named pipe can block forever. PowerShell gets the type without
    // opening it. On Windows it has no such property, and folders contain no devices.
    private static bool IsSpecial(PSCmdlet cmdlet, string file)
    {
        if (!System.IO.File.Exists(file))
        {
            return false;
        }

        string target = Target(file);
        if (!System.IO.File.Exists(target))
        {
            // A link in /proc to a pipe or a socket that has no path.
            return true;
        }

        const string Provider = @"Microsoft.PowerShell.Core\FileSystem::";
        PSObject item
            = cmdlet.SessionState.InvokeProvider.Item.Get([Provider + target], force: true, literalPath: true)[0];
        return item.Properties["UnixStat"]?.Value is { } stat
            && PSObject.AsPSObject(stat).Properties["ItemType"]?.Value is { } type
            && type.ToString() is not "File";
    }

    private static string Target(string file)
    {
#if NET
        var info = new FileInfo(file);
        return info.LinkTarget is null ? file : info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file;
#else
        return file;
#endif
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
            : throw new HubSpotFileException(problem, path, $"'{Shown(path)}' is not a file system path.");
    }

    private static string Shown(string path) => DisplayText.OneLine(path, 300);
}
