#if !NET
using System.Diagnostics;
#endif

namespace HubSpotConversations.Sending;

/// <summary>
/// What makes one run at a time the writer of a journal: a file beside it that is held open. The system lets go of it
/// with the process, however that ends. The file stays: one who deletes it may delete it from under the next run.
/// </summary>
internal sealed class JournalLock : IDisposable
{
    private const string Extension = ".lock";

    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows; EWOULDBLOCK of Linux, and of macOS and BSD.
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    private readonly FileStream _file;

    private JournalLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a journal.</summary>
    /// <param name="file">The file of the journal.</param>
    /// <param name="path">The path by which the user knows it.</param>
    /// <exception cref="HubSpotJournalException">Another run has it, in this process or in another.</exception>
    /// <exception cref="IOException">The file of the lock can't be made.</exception>
    public static JournalLock Take(string file, string path)
    {
        try
        {
            return new JournalLock(JournalFile.Alone(file + Extension));
        }
        catch (IOException exception) when (exception.HResult
            is SharingViolation or LockViolation or WouldBlockOnLinux or WouldBlockOnMac)
        {
            JournalRun? run = Writer(file);
            throw HubSpotJournalException.InUse(path, run?.ProcessId, run?.Machine, run?.StartedAt, exception);
        }
    }

    /// <summary>Whether a file is the lock of a journal that is beside it.</summary>
    public static bool IsOne(string file)
        => file.EndsWith(Extension, StringComparison.Ordinal)
            && File.Exists(file.Substring(0, file.Length - Extension.Length));

    /// <summary>This process.</summary>
    public static int OwnProcessId()
    {
#if NET
        return Environment.ProcessId;
#else
        using var process = Process.GetCurrentProcess();
        return process.Id;
#endif
    }

    public void Dispose() => _file.Dispose();

    // Who has the lock wrote the last run, unless it has only just begun or is about to end.
    private static JournalRun? Writer(string file)
    {
        try
        {
            IReadOnlyList<JournalRun> runs = JournalReader.Read(file).Runs;
            return runs.Count > 0 && runs[runs.Count - 1] is { EndedAt: null } last ? last : null;
        }
        catch (HubSpotJournalException)
        {
            return null;
        }
    }
}
