#if !NET
using System.Diagnostics;
#endif
using HubSpotConversations.Sending.Journal.Lines;

namespace HubSpotConversations.Sending.Journal;

/// <summary>Opens a journal for writing.</summary>
internal static class JournalOpening
{
    /// <summary>Opens a journal, or creates it.</summary>
    public static SendJournal Open(JournalOptions options, TimeProvider clock)
    {
        string path = options.Path;
        FileStream? stream = null;
        try
        {
            path = JournalFile.FullPath(path);
            FileStream opened = stream = Lock(path);
            SendJournal journal = Over(
                stream,
                () => opened.Flush(flushToDisk: true),
                options,
                path,
                clock,
                () => CheckStillAt(opened, path));
            stream = null;
            return journal;
        }
        catch (Exception exception) when (JournalFile.IsProblem(exception))
        {
            throw HubSpotJournalException.NotOpened(path, exception);
        }
        finally
        {
            stream?.Dispose();
        }
    }

    /// <summary>Continues or starts a journal in a stream that supports reading, writing and truncation.</summary>
    public static SendJournal Over(
        Stream stream,
        Action flush,
        JournalOptions options,
        string path,
        TimeProvider clock,
        Action? check = null)
    {
        JournalContent content = JournalReader.Read(stream, path);
        DateTimeOffset now = clock.GetUtcNow();
        JournalHeader header = content.Header ?? new JournalHeader
        {
            Id = Guid.NewGuid(),
            CreatedAt = now,
            Server = options.Server,
            KeepsContent = options.KeepsContent,
        };
        if (!header.IsFor(options.Server))
        {
            throw HubSpotJournalException.OtherAccount(path, header.Server, options.Server);
        }

        var run = new JournalLine
        {
            Event = JournalLine.Run,
            ProcessId = OwnProcessId(),
            Machine = Environment.MachineName,
            At = now,
        };
        bool isNew = content.Header is null;
        byte[] lines = isNew ? [.. header.ToBytes(), .. run.ToBytes()] : run.ToBytes();
        try
        {
            if (content.IsTorn)
            {
                stream.SetLength(content.Length);
            }

            stream.Seek(content.Length, SeekOrigin.Begin);
            stream.Write(lines, 0, lines.Length);
            flush();
        }
        catch (Exception exception) when (JournalFile.IsProblem(exception))
        {
            throw HubSpotJournalException.NotWritten(path, exception);
        }

        return new SendJournal(content, new JournalWriter(stream, flush, path, check), stream, clock)
        {
            Path = path,
            Id = header.Id,
            KeepsContent = options.KeepsContent,
            IsNew = isNew,
        };
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return JournalFile.ToWrite(path);
        }
        catch (IOException exception) when (JournalFile.IsInUse(exception))
        {
            JournalRun? run = LastRun(path);
            run = JournalFile.HasWriter(path) ? run : null;
            throw HubSpotJournalException.InUse(path, run?.ProcessId, run?.Machine, run?.StartedAt, exception);
        }
    }

    // The run that has the lock wrote the last "run" line, unless it has just started or is about to end.
    private static JournalRun? LastRun(string path)
    {
        try
        {
            IReadOnlyList<JournalRun> runs = JournalReader.Read(path).Runs;
            return runs.Count > 0 && runs[runs.Count - 1] is { EndedAt: null } last ? last : null;
        }
        catch (HubSpotJournalException exception) when (exception.Problem != HubSpotJournalProblem.NotAJournal)
        {
            return null;
        }
    }

    // The next run can't find a line in a file that the path no longer leads to.
    private static void CheckStillAt(FileStream stream, string path)
    {
        if (!JournalFile.IsStillAt(path, stream.Position))
        {
            throw HubSpotJournalException.Lost(path);
        }
    }

    private static int OwnProcessId()
    {
#if NET
        return Environment.ProcessId;
#else
        using var process = Process.GetCurrentProcess();
        return process.Id;
#endif
    }
}
