using System.Security;

namespace HubSpotConversations.Sending;

/// <summary>How journals and their paths are opened.</summary>
internal static class JournalFile
{
    // Nothing is gathered in the stream: what was written is with the system.
    private const int NoBuffer = 1;

    /// <summary>Whether an exception says that a path or a file is no good.</summary>
    public static bool IsProblem(Exception exception)
        => exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException
            or SecurityException;

    /// <summary>The one spelling of a path.</summary>
    public static string FullPath(string path) => System.IO.Path.GetFullPath(path);

    /// <summary>
    /// The file itself where the path is a link to it, so that both have one lock. The .NET Framework can't tell, but
    /// Windows lets nobody else write a file that is open for writing.
    /// </summary>
    public static string Target(string fullPath)
    {
#if NET
        var file = new FileInfo(fullPath);
        return file.LinkTarget is null
            ? fullPath
            : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? fullPath;
#else
        return fullPath;
#endif
    }

    /// <summary>Opens a file that others may write.</summary>
    public static FileStream ToRead(string file)
        => new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, NoBuffer);

    /// <summary>Opens a file that others may read, or makes it.</summary>
    public static FileStream ToWrite(string file)
        => new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, NoBuffer);

    /// <summary>Opens a file that nobody else may open, or makes it.</summary>
    public static FileStream Alone(string file)
        => new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, NoBuffer);
}
