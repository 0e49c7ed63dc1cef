#if NET
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace HubSpotConversations.Sending.Journal;

/// <summary>
/// Opens files without a lock on Linux and macOS, which .NET doesn't support. There, .NET locks every file that it
/// opens, so it can't even read a journal that a run has locked.
/// </summary>
internal static class UnixFile
{
    // O_CLOEXEC and O_NONBLOCK. Without the latter, opening a named pipe waits until another process writes to it.
    private const int LinuxFlags = 0x80000 | 0x800;
    private const int MacFlags = 0x1000000 | 0x4;

    /// <summary>Opens a file for reading without a lock; returns null if that fails or isn't possible.</summary>
    public static FileStream? TryOpenToRead(string fullPath)
    {
        int flags = OperatingSystem.IsLinux() ? LinuxFlags : OperatingSystem.IsMacOS() ? MacFlags : 0;
        if (flags == 0)
        {
            return null;
        }

        int descriptor = Open(Encoding.UTF8.GetBytes(fullPath + '\0'), flags);
        return descriptor < 0
            ? null
            : new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Read, bufferSize: 1);
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);
}
#endif
