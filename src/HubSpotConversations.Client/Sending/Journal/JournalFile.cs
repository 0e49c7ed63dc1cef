#if NET
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
#endif
using System.Security;

namespace HubSpotConversations.Sending.Journal;

/// <summary>Opens journals and resolves their paths.</summary>
internal static class JournalFile
{
    // The stream has no buffer, so the operating system has everything that was written.
    private const int NoBuffer = 1;

    private const string OldLock = ".lock";

    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows. EWOULDBLOCK on Linux, and on macOS and BSD.
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    // O_CLOEXEC and O_NONBLOCK. Without the latter, opening a named pipe waits until another process writes to it.
    private const int FlagsOnLinux = 0x80000 | 0x800;
    private const int FlagsOnMac = 0x1000000 | 0x4;

    /// <summary>Whether an exception shows a problem with a path or a file.</summary>
    public static bool IsProblem(Exception exception)
        => exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException
            or SecurityException;

    /// <summary>Returns the absolute form of a path.</summary>
    public static string FullPath(string path) => System.IO.Path.GetFullPath(path);

    /// <summary>
    /// Checks whether a path still leads to the journal that this process has open: the file there must be as long as
    /// what was written. A different file of exactly that length passes, until the next line is written to the open
    /// one. Windows doesn't let anyone delete, rename or write a file that is open like this one.
    /// </summary>
    /// <param name="fullPath">The path of the journal.</param>
    /// <param name="length">The length of the journal in bytes.</param>
    public static bool IsStillAt(string fullPath, long length)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            var file = new FileInfo(fullPath);
            if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            {
                file = target;
            }

            return file.Exists && file.Length == length;
        }
#endif
        return true;
    }

    /// <summary>Opens a file for reading, even while a run writes to it.</summary>
    public static FileStream ToRead(string fullPath)
    {
#if NET
        if (TryOpenWithoutLock(fullPath) is { } opened)
        {
            return Regular(opened);
        }

#endif
        return new FileStream(
            fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, NoBuffer);
    }

    /// <summary>
    /// Opens a file for writing, or creates it, and locks it. The lock belongs to the file, not to its name, so it also
    /// covers links. It ends with the process, even if the process crashes.
    /// </summary>
    /// <remarks>
    /// Windows blocks other writers and allows readers. On other systems, .NET has a shared lock and an exclusive one.
    /// Only the exclusive lock blocks other writers, and <see cref="ToRead"/> ignores it. Some file systems, such as
    /// some network shares, have no locks, and .NET doesn't report that. There, only <see cref="IsStillAt"/> detects
    /// another run.
    /// </remarks>
    /// <exception cref="IOException">See <see cref="IsInUse"/>.</exception>
    public static FileStream ToWrite(string fullPath)
    {
#if NET
        FileShare share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;
#else
        const FileShare share = FileShare.Read;
#endif
        return Regular(new FileStream(fullPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, NoBuffer));
    }

    /// <summary>Whether an exception says that another handle has locked the file.</summary>
    public static bool IsInUse(IOException exception)
        => exception.HResult is SharingViolation or LockViolation or WouldBlockOnLinux or WouldBlockOnMac;

    /// <summary>Whether another handle has the file open for writing.</summary>
    public static bool HasWriter(string fullPath)
    {
        try
        {
            new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.Read, NoBuffer).Dispose();
            return false;
        }
        catch (IOException exception)
        {
            return IsInUse(exception);
        }
    }

    /// <summary>
    /// Whether a file is the lock that an earlier version of this module left beside a journal. It no longer has any
    /// effect.
    /// </summary>
    public static bool IsOldLock(string file)
        => file.EndsWith(OldLock, StringComparison.Ordinal)
            && File.Exists(file.Substring(0, file.Length - OldLock.Length));

    // A pipe or a terminal can't be read from its start, and doesn't store anything.
    private static FileStream Regular(FileStream stream)
    {
        if (stream.CanSeek)
        {
            return stream;
        }

        stream.Dispose();
        throw new IOException("The path does not lead to a regular file. It may be a pipe or a terminal.");
    }

#if NET
    // On Linux and macOS, .NET locks every file that it opens, so it can't even read a journal that a run has locked.
    private static FileStream? TryOpenWithoutLock(string fullPath)
    {
        int flags = OperatingSystem.IsLinux() ? FlagsOnLinux : OperatingSystem.IsMacOS() ? FlagsOnMac : 0;
        int descriptor = flags == 0 ? -1 : Open(Encoding.UTF8.GetBytes(fullPath + '\0'), flags);
        return descriptor < 0
            ? null
            : new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Read, NoBuffer);
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);
#endif
}
