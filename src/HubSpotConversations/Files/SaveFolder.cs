using HubSpotConversations.Text;

namespace HubSpotConversations.Files;

/// <summary>
/// The folder to save files to, with the names already used in this call, so that each file gets its own name.
/// </summary>
internal sealed class SaveFolder(string path)
{
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);

    public string Path { get; } = path;

    /// <summary>The full path for a file, with a name that is unique in this call.</summary>
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

    /// <summary>Creates the folder if it doesn't exist.</summary>
    /// <exception cref="HubSpotFileException">The folder can't be created.</exception>
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
