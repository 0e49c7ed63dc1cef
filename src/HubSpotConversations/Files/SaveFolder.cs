using HubSpotConversations.Binding;
using HubSpotConversations.Models;
using HubSpotConversations.Storage;
using HubSpotConversations.Text;

namespace HubSpotConversations.Files;

/// <summary>
/// The folder to save files to, with the names already used in this call, so that each file gets its own name.
/// </summary>
internal sealed class SaveFolder(string path, ExistingFiles existing)
{
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);
    private bool _isSwept;

    public string Path { get; } = path;

    /// <summary>Whether existing files are replaced.</summary>
    public bool Overwrites => existing == ExistingFiles.Overwrite;

    /// <summary>The full path for a file, with a name that is unique in this call.</summary>
    /// <param name="file">The file.</param>
    /// <param name="link">What HubSpot reports about the file.</param>
    /// <param name="isSaved">Whether the folder already contains the file, so there is nothing to download.</param>
    public string PathFor(FileSource file, FileLink link, out bool isSaved)
    {
        string safe = SafeFileName.Of(file.Name ?? link.Name, link.Extension, file.FileId);
        string name = safe;
        isSaved = false;
        for (int number = 2; !_given.Add(name) || IsTaken(name, link.Size, ref isSaved); number++)
        {
            name = SafeFileName.Numbered(safe, number);
        }

        return System.IO.Path.Combine(Path, name);
    }

    /// <summary>
    /// Whether another file has the name. A file of the same size, or of unknown size, is taken for the same file.
    /// </summary>
    private bool IsTaken(string name, long? size, ref bool isSaved)
    {
        var file = new FileInfo(System.IO.Path.Combine(Path, name));
        bool exists = file.Exists || Directory.Exists(file.FullName);
        isSaved = existing == ExistingFiles.Skip && file.Exists && (size is null || size == file.Length);
        return exists && !isSaved && existing is (ExistingFiles.Skip or ExistingFiles.Rename);
    }

    /// <summary>Creates the folder if it doesn't exist, and deletes what a killed process left in it.</summary>
    /// <exception cref="HubSpotFileException">The folder can't be created.</exception>
    public void Make()
    {
        try
        {
            _ = Directory.CreateDirectory(Path);
            if (!_isSwept)
            {
                PartialFile.Sweep(Path);
                _isSwept = true;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw HubSpotFileException.NotSaved(Path, exception);
        }
    }
}
