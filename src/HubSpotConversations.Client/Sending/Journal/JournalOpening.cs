using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Sending;

/// <summary>Everything from a path to a journal that can be written.</summary>
internal static class JournalOpening
{
    /// <summary>Opens a journal, or makes it.</summary>
    public static SendJournal Open(JournalOptions options, TimeProvider clock)
    {
        string path = options.Path;
        JournalLock? held = null;
        FileStream? stream = null;
        try
        {
            path = JournalFile.FullPath(path);
            string file = JournalFile.Target(path);

            // What is no journal is told before anything is made beside it.
            RefuseOther(file, path);
            held = JournalLock.Take(file, path);
            stream = JournalFile.ToWrite(file);
            FileStream opened = stream;
            SendJournal journal = Over(stream, () => opened.Flush(flushToDisk: true), held, options, path, clock);
            (stream, held) = (null, null);
            return journal;
        }
        catch (Exception exception) when (JournalFile.IsProblem(exception))
        {
            throw HubSpotJournalException.NotOpened(path, exception);
        }
        finally
        {
            stream?.Dispose();
            held?.Dispose();
        }
    }

    /// <summary>Continues or begins the journal in a stream that can be read, written and cut.</summary>
    public static SendJournal Over(
        Stream stream, Action flush, IDisposable? held, JournalOptions options, string path, TimeProvider clock)
    {
        JournalContent content = JournalContent.Read(stream, path);
        if (content.Header is { } header && !JournalServer.IsSame(header.Server, options.Server))
        {
            throw HubSpotJournalException.OtherAccount(path, header.Server, options.Server);
        }

        Guid id = content.Header?.Id ?? Guid.NewGuid();
        int lines = Begin(stream, flush, content, options, path, id, clock);
        return new SendJournal(content, new JournalQueue(stream, flush, path), stream, held, clock)
        {
            Path = path,
            Id = id,
            KeepsContent = options.KeepsContent,
            IsNew = content.Header is null,
            LineCount = lines,
        };
    }

    private static void RefuseOther(string file, string path)
    {
        if (!File.Exists(file))
        {
            return;
        }

        using FileStream stream = JournalFile.ToRead(file);
        using var lines = new JournalLines(stream);
        if (!JournalHeader.MayBegin(lines.Peek(JournalHeader.BeginningLength)))
        {
            throw HubSpotJournalException.NotAJournal(path);
        }
    }

    // Cuts off what is no whole line, and adds the line of this run.
    private static int Begin(
        Stream stream,
        Action flush,
        JournalContent content,
        JournalOptions options,
        string path,
        Guid id,
        TimeProvider clock)
    {
        using var lines = new ByteBuffer();
        using var json = new Utf8JsonWriter(lines, DraftWriter.Options);
        DateTimeOffset now = clock.GetUtcNow();
        if (content.Header is null)
        {
            new JournalHeader
            {
                Id = id,
                CreatedAt = now,
                Server = options.Server,
                KeepsContent = options.KeepsContent,
            }.Write(json);
            EndLine(json, lines);
        }

        new JournalLine
        {
            Kind = JournalLineKind.Run,
            At = now,
            ProcessId = JournalLock.OwnProcessId(),
            Machine = Environment.MachineName,
        }.Write(json);
        EndLine(json, lines);
        try
        {
            if (content.IsTorn)
            {
                stream.SetLength(content.Length);
            }

            stream.Seek(content.Length, SeekOrigin.Begin);
            stream.Write(lines.Bytes, 0, lines.Count);
            flush();
        }
        catch (Exception exception) when (JournalFile.IsProblem(exception))
        {
            throw HubSpotJournalException.NotWritten(path, exception);
        }

        return content.LineCount + (content.Header is null ? 2 : 1);
    }

    private static void EndLine(Utf8JsonWriter json, ByteBuffer lines)
    {
        json.Flush();
        json.Reset();
        lines.Add((byte)'\n');
    }
}
