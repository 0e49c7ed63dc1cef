using System.Management.Automation;

namespace HubSpotConversations.Pipeline;

/// <summary>Paths as PowerShell reads them.</summary>
internal static class Paths
{
    /// <summary>The files that a path with wildcards names.</summary>
    /// <exception cref="HubSpotFileException">There are none, or they are not in the file system.</exception>
    public static IEnumerable<string> Resolve(this PSCmdlet cmdlet, string path)
    {
        try
        {
            IEnumerable<string> found = cmdlet.SessionState.Path
                .GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            return IsFileSystem(provider) ? found : throw NoFile(path);
        }
        catch (Exception exception) when (IsNoPath(exception))
        {
            throw new HubSpotFileException(exception.Message, path, FileProblem.NotRead, exception);
        }
    }

    /// <summary>The path in the file system, taken as it is written.</summary>
    /// <exception cref="HubSpotFileException">It is none.</exception>
    public static string ToFileSystem(this PSCmdlet cmdlet, string path)
    {
        try
        {
            string found = cmdlet.SessionState.Path
                .GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return IsFileSystem(provider) ? found : throw NoFile(path);
        }
        catch (Exception exception) when (IsNoPath(exception))
        {
            throw new HubSpotFileException(exception.Message, path, FileProblem.NotRead, exception);
        }
    }

    private static bool IsNoPath(Exception exception)
        => exception is ItemNotFoundException or ProviderNotFoundException
            or System.Management.Automation.DriveNotFoundException;

    private static bool IsFileSystem(ProviderInfo provider) => provider.Name == "FileSystem";

    private static HubSpotFileException NoFile(string path)
        => new($"'{DisplayText.OneLine(path, 200)}' is no file.", path, FileProblem.NotRead);
}
