using System.Text;

namespace HubSpotConversations.Transcripts;

/// <summary>Reads the records of a transcript, with their places in the file. A record is one line, or a row.</summary>
internal static class TranscriptScanner
{
    /// <summary>The records of a file, with their line breaks.</summary>
    public static IEnumerable<(string Text, long Start, long End)> Records(Stream stream, TranscriptFormat format)
    {
        using var record = new MemoryStream();
        long start = 0;
        long position = 0;
        bool isQuoted = false;
        byte[] buffer = new byte[1 << 16];
        for (int count = stream.Read(buffer, 0, buffer.Length); count > 0; count = stream.Read(buffer, 0, buffer.Length))
        {
            for (int index = 0; index < count; index++)
            {
                byte value = buffer[index];
                record.WriteByte(value);
                position++;
                isQuoted ^= value == '"' && format.HasQuotedLines;
                if (value == '\n' && !isQuoted)
                {
                    yield return (TextOf(record, format), start, position);
                    record.SetLength(0);
                    start = position;
                }
            }
        }

        if (record.Length > 0)
        {
            yield return (TextOf(record, format), start, position);
        }
    }

    /// <summary>The entries of a thread in a part of a file.</summary>
    public static ExistingTranscript Read(Stream stream, TranscriptFormat format, string threadKey)
    {
        TranscriptCoverage coverage = TranscriptCoverage.None;
        var blocks = new List<TranscriptBlock>();
        var text = new StringBuilder();
        TranscriptMark? open = null;
        foreach ((string record, _, _) in Records(stream, format))
        {
            TranscriptMark mark = format.Read(record.TrimEnd('\r', '\n'));
            if (mark.Kind != TranscriptMarkKind.None)
            {
                Close();
                bool isOurs = mark.ThreadId is null || mark.ThreadId == threadKey;
                coverage = isOurs && mark.Kind == TranscriptMarkKind.Thread ? mark.Coverage : coverage;
                open = mark.Kind == TranscriptMarkKind.Entry && isOurs ? mark : null;
            }

            _ = open is null ? text : text.Append(record);
        }

        Close();
        return new ExistingTranscript(blocks, coverage);

        void Close()
        {
            if (open is { } entry)
            {
                blocks.Add(new TranscriptBlock(entry.Key!, entry.At, text.ToString()));
            }

            _ = text.Clear();
            open = null;
        }
    }

    private static string TextOf(MemoryStream record, TranscriptFormat format)
        => format.Encoding.GetString(record.GetBuffer(), 0, (int)record.Length).TrimStart('\ufeff');
}
