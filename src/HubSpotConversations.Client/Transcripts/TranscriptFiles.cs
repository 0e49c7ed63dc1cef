using System.Text;
using HubSpotConversations.Storage;
using HubSpotConversations.Text;

namespace HubSpotConversations.Transcripts;

/// <summary>Reads and writes files so that a name never belongs to a partial file.</summary>
internal static class TranscriptFiles
{
    /// <summary>Writes a file under a temporary name, and then gives it its name.</summary>
    /// <exception cref="HubSpotFileException">The file can't be written.</exception>
    public static void Replace(string path, Action<Stream> write)
    {
        string temporary = PartialFile.Beside(path);
        try
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            PartialFile.Finish(temporary, path, overwrites: true);
        }
        catch (Exception exception) when (IsProblem(exception))
        {
            throw HubSpotFileException.NotSaved(path, exception);
        }
        finally
        {
            PartialFile.TryDelete(temporary);
        }
    }

    /// <summary>Opens a transcript; null if there isn't a file, or only an empty one.</summary>
    /// <exception cref="HubSpotFileException">The file can't be read, or isn't a transcript in the format.</exception>
    public static FileStream? Open(string path, TranscriptFormat format)
    {
        FileStream? stream = null;
        try
        {
            if (!File.Exists(path))
            {
                return Directory.Exists(path) ? throw new IOException("it is a folder.") : null;
            }

            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            if (stream.Length > 0)
            {
                CheckFormat(stream, path, format);
                return stream;
            }
        }
        catch (Exception exception) when (IsProblem(exception))
        {
            stream?.Dispose();
            throw HubSpotFileException.NotRead(path, exception);
        }
        catch
        {
            stream?.Dispose();
            throw;
        }

        stream.Dispose();
        return null;
    }

    /// <summary>Whether an exception shows a problem with a path or a file.</summary>
    public static bool IsProblem(Exception exception)
        => exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    /// <summary>Never changes a file that something else has written.</summary>
    private static void CheckFormat(FileStream stream, string path, TranscriptFormat format)
    {
        const int LongestLine = 1 << 22;
        using (var reader = new StreamReader(stream, Encoding.UTF8, true, 4096, leaveOpen: true))
        {
            var line = new StringBuilder();
            for (int c = reader.Read(); c is not (-1 or '\n') && line.Length < LongestLine; c = reader.Read())
            {
                _ = line.Append((char)c);
            }

            if (!format.IsOwn(line.ToString().TrimEnd('\r')))
            {
                throw new HubSpotFileException(
                    HubSpotFileProblem.Exists,
                    path,
                    $"'{DisplayText.OneLine(path, 300)}' already exists, and is not a transcript "
                        + $"in the format {format.Name}. Specify another path, or use -Force to replace the file.");
            }
        }

        _ = stream.Seek(0, SeekOrigin.Begin);
    }
}
