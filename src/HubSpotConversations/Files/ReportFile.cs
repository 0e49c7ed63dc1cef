namespace HubSpotConversations.Files;

/// <summary>Saves a page under its final name only when it is complete.</summary>
internal static class ReportFile
{
    public static void Write(string path, string page)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, page);
#if NET
            File.Move(temporary, path, overwrite: true);
#else
            if (File.Exists(path))
            {
                File.Replace(temporary, path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(temporary, path);
            }
#endif
        }
        finally
        {
            // It exists only if a step failed.
            File.Delete(temporary);
        }
    }
}
