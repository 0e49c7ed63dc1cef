using System.Text.Json;
using HubSpotConversations.Sending.Journal.Lines;

namespace HubSpotConversations.Sending.Journal;

/// <summary>Reads journals, even while a run writes to them. The content may then be slightly behind.</summary>
internal static class JournalReader
{
    /// <summary>Reads a journal without changing it.</summary>
    /// <exception cref="HubSpotJournalException">
    /// The journal can't be opened, the file isn't a journal, or one of its lines can't be read.
    /// </exception>
    public static JournalContent Read(string path)
    {
        try
        {
            using FileStream stream = JournalFile.ToRead(JournalFile.FullPath(path));
            return Read(stream, path);
        }
        catch (Exception exception) when (JournalFile.IsProblem(exception))
        {
            throw HubSpotJournalException.NotOpened(path, exception);
        }
    }

    /// <summary>Reads a journal from the stream's current position to its end.</summary>
    /// <exception cref="HubSpotJournalException">
    /// The file isn't a journal, or one of its lines can't be read.
    /// </exception>
    /// <exception cref="IOException">The stream can't be read.</exception>
    public static JournalContent Read(Stream stream, string path)
    {
        var lines = new JournalLineReader(stream);
        if (!JournalHeader.MayBegin(lines.Peek(JournalHeader.BeginningLength)))
        {
            throw HubSpotJournalException.NotAJournal(path);
        }

        var content = new JournalContent();
        try
        {
            while (lines.TryRead(out ReadOnlyMemory<byte> line))
            {
                if (content.Header is null)
                {
                    content.Header = JournalHeader.Read(line, path);
                }
                else
                {
                    content.Add(JournalLine.Read(line), lines.Count);
                }
            }
        }
        catch (InvalidDataException exception)
        {
            throw HubSpotJournalException.Damaged(path, lines.Count + 1, exception);
        }
        catch (Exception exception)
            when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw HubSpotJournalException.Damaged(path, lines.Count, exception);
        }

        content.IsTorn = lines.IsTorn;
        content.LineCount = lines.Count;
        content.Length = lines.Length;
        return content;
    }
}
