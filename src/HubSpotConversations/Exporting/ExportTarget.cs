using System.Management.Automation;
using HubSpotConversations.Text;
using HubSpotConversations.Transcripts;

namespace HubSpotConversations.Exporting;

/// <summary>Where an export goes: into a folder, or into one file.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Format">The format.</param>
/// <param name="IsFolder">Whether each thread has a file of its own in a folder.</param>
internal sealed record ExportTarget(string Path, TranscriptFormat Format, bool IsFolder)
{
    private static readonly Dictionary<string, string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "Html",
        [".htm"] = "Html",
        [".md"] = "Markdown",
        [".markdown"] = "Markdown",
        [".txt"] = "Text",
        [".jsonl"] = "JsonLines",
        [".ndjson"] = "JsonLines",
        [".csv"] = "Csv",
    };

    /// <summary>Finds out what a path means.</summary>
    /// <exception cref="HubSpotException">The path is not valid.</exception>
    public static ExportTarget Of(PSCmdlet cmdlet, string path, string? format)
    {
        string full = FullPath(cmdlet, path);
        string trimmed = full.TrimEnd(System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar);
        string extension = System.IO.Path.GetExtension(trimmed);
        bool isFolder = Directory.Exists(full) || trimmed.Length < full.Length || path.EndsWith("/", StringComparison.Ordinal)
            || path.EndsWith("\\", StringComparison.Ordinal) || extension.Length == 0;
        if (isFolder)
        {
            return File.Exists(trimmed)
                ? throw HubSpotFileException.NotSaved(path, new IOException("it is a file, and not a folder."))
                : new ExportTarget(trimmed, Find(format ?? "Html"), IsFolder: true);
        }

        return Extensions.TryGetValue(extension, out string? known)
            ? new ExportTarget(full, Find(format ?? known), IsFolder: false)
            : throw new HubSpotValidationException(
                "Path",
                $"'{DisplayText.OneLine(extension, 30)}' is not the extension of a transcript. For one file with all "
                + $"threads, use one of these: {string.Join(", ", Extensions.Keys)}. For a folder with a file for each "
                + "thread, end the path with a slash.");
    }

    /// <summary>The folder for the attachments of a thread, relative to the transcript, with slashes.</summary>
    public string FolderOf(string threadId)
    {
        string key = TranscriptEntry.KeyOf(threadId);
        return IsFolder
            ? $"thread-{key}-files"
            : $"{System.IO.Path.GetFileNameWithoutExtension(Path)}-files/{key}";
    }

    /// <summary>The folder with the transcript.</summary>
    public string Folder => IsFolder ? Path : System.IO.Path.GetDirectoryName(Path)!;

    private static TranscriptFormat Find(string name)
        => TranscriptFormat.All.First(format => string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase));

    private static string FullPath(PSCmdlet cmdlet, string path)
    {
        try
        {
            string full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(
                path, out ProviderInfo provider, out _);
            return provider.Name == "FileSystem"
                ? System.IO.Path.GetFullPath(full)
                : throw HubSpotFileException.NotSaved(path, new IOException($"{provider.Name} has no files."));
        }
        catch (Exception exception) when (exception is SessionStateException || TranscriptFiles.IsProblem(exception))
        {
            throw HubSpotFileException.NotSaved(path, exception);
        }
    }
}
