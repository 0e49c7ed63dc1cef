namespace HubSpotConversations.Pipeline;

/// <summary>
/// The folder that files are saved in, and the names that were given there so far: two files of one name don't meet.
/// </summary>
internal sealed class SaveFolder(string path)
{
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);

    public string Path { get; } = path;

    /// <summary>The whole path for a file, under a name that no other file of this call has.</summary>
    public string PathFor(string? name, string? extension, string? fileId)
    {
        string safe = SafeFileName.Of(name, extension, fileId);
        string free = safe;
        for (int number = 2; !_given.Add(free); number++)
        {
            free = SafeFileName.Numbered(safe, number);
        }

        return System.IO.Path.Combine(Path, free);
    }

    /// <summary>Makes the folder where there is none.</summary>
    /// <exception cref="HubSpotFileException">It can't be made.</exception>
    public void Make()
    {
        try
        {
            _ = Directory.CreateDirectory(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw HubSpotFileException.NotSaved(Path, exception);
        }
    }
}
