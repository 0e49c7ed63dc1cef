namespace HubSpotConversations.Storage;

/// <summary>
/// The temporary file beside a file that is being written. The file gets its name only when it is complete.
/// </summary>
internal static class PartialFile
{
    private const string Extension = ".partial";

    /// <summary>Returns a new name in the folder of a file.</summary>
    public static string Beside(string path)
        => Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}{Extension}");

    /// <summary>Gives a complete file its name, in one step, so that an existing file is never lost.</summary>
    /// <param name="temporary">The name from <see cref="Beside"/>.</param>
    /// <param name="path">The name of the file.</param>
    /// <param name="overwrites">Whether to replace an existing file.</param>
    /// <exception cref="IOException">The file exists, or can't be renamed.</exception>
    public static void Finish(string temporary, string path, bool overwrites)
    {
#if NET
        File.Move(temporary, path, overwrites);
#else
        if (overwrites && File.Exists(path))
        {
            File.Replace(temporary, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(temporary, path);
        }
#endif
    }

    /// <summary>Deletes the temporary files of processes that were killed. Files that a process has open stay.</summary>
    /// <param name="folder">The folder; it doesn't need to exist.</param>
    public static void Sweep(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (string file in Directory.GetFiles(folder, ".*" + Extension).Where(IsTemporary))
        {
            if (!IsOpen(file))
            {
                TryDelete(file);
            }
        }
    }

    /// <summary>Deletes a temporary file, if that is possible.</summary>
    public static void TryDelete(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is only a leftover, and an earlier error matters more.
        }
    }

    private static bool IsOpen(string file)
    {
        try
        {
            new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static bool IsTemporary(string file)
        => Guid.TryParseExact(Path.GetFileNameWithoutExtension(file).TrimStart('.'), "N", out _);
}
