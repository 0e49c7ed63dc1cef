using System.Globalization;
using System.Text;
using HubSpotConversations.Storage;

namespace HubSpotConversations.Transcripts;

/// <summary>
/// One file for all threads. Until all are there, new transcripts are in a file beside it, so that a run can continue
/// where another one was interrupted. In memory are only the places of the threads.
/// </summary>
internal sealed class TranscriptBook : ITranscriptStore, IDisposable
{
    private readonly string _path;
    private readonly TranscriptFormat _format;
    private readonly bool _replaces;
    private readonly Dictionary<string, List<(bool IsNew, long Start, long End)>> _parts = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private FileStream? _old;
    private FileStream? _new;
    private bool _hasChanged;

    private TranscriptBook(string path, TranscriptFormat format, bool replaces)
    {
        _path = path;
        _format = format;
        _replaces = replaces;
    }

    /// <summary>The number of threads.</summary>
    public int ThreadCount => _order.Count;

    private string PartsPath => Path.Combine(Path.GetDirectoryName(_path)!, $".{Path.GetFileName(_path)}.partial");

    /// <summary>Opens a file that may not exist yet.</summary>
    /// <exception cref="HubSpotFileException">The file can't be read, or isn't a transcript.</exception>
    public static TranscriptBook Open(string path, TranscriptFormat format, bool replaces)
    {
        var book = new TranscriptBook(path, format, replaces);
        try
        {
            book._old = replaces ? null : TranscriptFiles.Open(path, format);
            book.FindParts();
            PartialFile.Sweep(Path.GetDirectoryName(path)!);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            book._new = new FileStream(
                book.PartsPath, replaces ? FileMode.Create : FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            book.FindNewParts();
            return book;
        }
        catch (Exception exception) when (TranscriptFiles.IsProblem(exception))
        {
            book.Dispose();
            throw HubSpotFileException.NotSaved(path, exception);
        }
        catch
        {
            book.Dispose();
            throw;
        }
    }

    public string PathOf(string threadId) => _path;

    public ExistingTranscript Read(string threadId)
    {
        string key = TranscriptEntry.KeyOf(threadId);
        var blocks = new List<TranscriptBlock>();
        TranscriptCoverage coverage = TranscriptCoverage.None;
        if (_parts.TryGetValue(key, out List<(bool IsNew, long Start, long End)>? parts))
        {
            foreach ((bool isNew, long start, long end) in parts)
            {
                using var part = new MemoryStream();
                Copy(isNew ? _new! : _old!, start, end, part);
                _ = part.Seek(0, SeekOrigin.Begin);
                ExistingTranscript existing = TranscriptScanner.Read(part, _format, key);
                blocks.AddRange(existing.Blocks);
                coverage = existing.Coverage;
            }
        }

        return new ExistingTranscript(blocks, coverage);
    }

    public void Write(Transcript transcript)
    {
        byte[] section = transcript.ToSection();
        string key = TranscriptEntry.KeyOf(transcript.ThreadId);
        byte[] head = Encoding.ASCII.GetBytes(FormattableString.Invariant($"{key} {section.Length} {_format.Name}\n"));
        try
        {
            long start = _new!.Seek(0, SeekOrigin.End);
            _new.Write(head, 0, head.Length);
            _new.Write(section, 0, section.Length);
            _new.WriteByte((byte)'\n');
            _new.Flush();
            AddNew(key, start + head.Length, section.Length);
        }
        catch (Exception exception) when (TranscriptFiles.IsProblem(exception))
        {
            throw HubSpotFileException.NotSaved(_path, exception);
        }
    }

    public void Complete()
    {
        if (_hasChanged)
        {
            TranscriptFiles.Replace(_path, WriteAll);
        }

        _new?.Dispose();
        _new = null;
        PartialFile.TryDelete(PartsPath);
    }

    public void Dispose()
    {
        _old?.Dispose();
        _new?.Dispose();
        if (!_hasChanged && _new is not null)
        {
            PartialFile.TryDelete(PartsPath);
        }
    }

    private void WriteAll(Stream target)
    {
        byte[] start = [.. _format.Encoding.GetPreamble(), .. _format.Encoding.GetBytes(_format.FileStart(thread: null))];
        target.Write(start, 0, start.Length);
        foreach ((bool isNew, long from, long to) in _order.SelectMany(key => _parts[key]))
        {
            Copy(isNew ? _new! : _old!, from, to, target);
        }

        byte[] end = _format.Encoding.GetBytes(_format.FileEnd);
        target.Write(end, 0, end.Length);
        // Windows doesn't replace a file that is open.
        _old?.Dispose();
        _old = null;
    }

    private static void Copy(Stream source, long start, long end, Stream target)
    {
        byte[] buffer = new byte[1 << 16];
        _ = source.Seek(start, SeekOrigin.Begin);
        for (long left = end - start; left > 0;)
        {
            int count = source.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (count == 0)
            {
                throw new EndOfStreamException("the file became shorter meanwhile.");
            }

            target.Write(buffer, 0, count);
            left -= count;
        }
    }

    /// <summary>Finds the threads in the file.</summary>
    private void FindParts()
    {
        if (_old is null)
        {
            return;
        }

        string? current = null;
        long from = 0;
        long to = 0;
        foreach ((string text, long start, long end) in TranscriptScanner.Records(_old, _format))
        {
            TranscriptMark mark = _format.Read(text.TrimEnd('\r', '\n'));
            if (mark.ThreadId is { } threadKey && threadKey != current)
            {
                Close();
                (current, from) = (threadKey, start);
            }

            to = end;
            if (mark.Kind == TranscriptMarkKind.End)
            {
                Close();
            }
        }

        Close();

        void Close()
        {
            if (current is not null)
            {
                PartsOf(current).Add((false, from, to));
            }

            current = null;
        }
    }

    /// <summary>Finds the transcripts of an interrupted run. It may have left a partial one at the end.</summary>
    private void FindNewParts()
    {
        long complete = 0;
        while (ReadHead() is var (key, length) && _new!.Position + length < _new.Length)
        {
            long start = _new.Position;
            _ = _new.Seek(start + length, SeekOrigin.Begin);
            if (_new.ReadByte() != '\n')
            {
                break;
            }

            complete = _new.Position;
            AddNew(key, start, length);
        }

        _new!.SetLength(complete);
    }

    private (string Key, int Length)? ReadHead()
    {
        var head = new StringBuilder();
        for (int value = _new!.ReadByte(); value is not ('\n' or -1) && head.Length < 500; value = _new.ReadByte())
        {
            _ = head.Append((char)value);
        }

        string[] parts = head.ToString().Split(' ');
        return parts.Length == 3 && parts[2] == _format.Name
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int length)
                ? (parts[0], length)
                : null;
    }

    private void AddNew(string key, long start, int length)
    {
        List<(bool IsNew, long Start, long End)> parts = PartsOf(key);
        parts.Clear();
        parts.Add((true, start, start + length));
        _hasChanged = true;
    }

    private List<(bool IsNew, long Start, long End)> PartsOf(string key)
    {
        if (!_parts.TryGetValue(key, out List<(bool IsNew, long Start, long End)>? parts))
        {
            _parts[key] = parts = [];
            _order.Add(key);
        }

        return parts;
    }
}
