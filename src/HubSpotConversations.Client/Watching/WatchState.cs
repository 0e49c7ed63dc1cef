using System.Text;
using System.Text.Json;
using HubSpotConversations.Models;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Text;

namespace HubSpotConversations.Watching;

/// <summary>
/// Keeps in a file what a watch has emitted, so that the next run continues there. Each line of the file is a JSON
/// object: the scope of the watch, an emitted message, or the time up to which everything was emitted. It supports one
/// caller at a time, and locks the file.
/// </summary>
internal sealed class WatchState : IDisposable
{
    private const string Name = "HubSpotConversations";
    private const int ManyLines = 10_000;

    private readonly string _path;
    private readonly string _scope;
    private readonly Dictionary<string, DateTimeOffset> _emitted = new(StringComparer.Ordinal);
    private FileStream? _stream;
    private DateTimeOffset? _newest;

    private WatchState(string path, string scope)
    {
        _path = path;
        _scope = scope;
    }

    /// <summary>The time after which messages may not have been emitted; null if no run has started to watch.</summary>
    public DateTimeOffset? Since { get; private set; }

    /// <summary>Opens the file, or creates it.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="scope">What is watched, and where, for example "sandbox, threads 1, 2".</param>
    /// <exception cref="HubSpotFileException">The file can't be opened or belongs to another watch.</exception>
    public static WatchState Open(string path, string scope)
    {
        var state = new WatchState(path, scope);
        try
        {
            state._stream = JournalFile.ToWrite(path);
            if (state.Read() > ManyLines)
            {
                state.Compact();
            }

            return state;
        }
        catch (IOException exception) when (JournalFile.IsInUse(exception))
        {
            state.Dispose();
            throw state.Failure("another run is using it. Wait until that run ends, or specify another file.", exception);
        }
        catch (Exception exception) when (JournalFile.IsProblem(exception))
        {
            state.Dispose();
            throw HubSpotFileException.NotSaved(path, exception);
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    /// <summary>Whether an earlier run, or this one, has emitted a message.</summary>
    public bool Contains(ThreadMessage message) => message.MessageId is { } id && _emitted.ContainsKey(id);

    /// <summary>Records a message that was emitted.</summary>
    public void Add(ThreadMessage message)
    {
        if (message is { MessageId: { } id, CreatedAt: { } at })
        {
            Add(id, at);
        }
    }

    /// <summary>Records messages that no run needs to emit.</summary>
    public void AddSeen(IEnumerable<KeyValuePair<string, DateTimeOffset>> seen)
    {
        foreach (KeyValuePair<string, DateTimeOffset> message in seen.Where(entry => !_emitted.ContainsKey(entry.Key)))
        {
            Add(message.Key, message.Value);
        }
    }

    private void Add(string id, DateTimeOffset at)
    {
        Take(id, at);
        Write(json =>
        {
            json.WriteString("id"u8, id);
            json.WriteString("at"u8, at);
        });
    }

    /// <summary>
    /// Records that everything was emitted up to shortly before the newest message. Entries may still appear in the
    /// history as late as <see cref="WatchedThread.Overlap"/>.
    /// </summary>
    /// <param name="started">The time to start at if there isn't a message yet.</param>
    public void Advance(DateTimeOffset started) => Start((_newest - WatchedThread.Overlap) ?? started);

    /// <summary>Records a time after which messages may not have been emitted, unless a later one is recorded.</summary>
    public void Start(DateTimeOffset since)
    {
        if (since > Since || Since is null)
        {
            Move(since);
            Write(json => json.WriteString("since"u8, since));
        }
    }

    public void Dispose() => _stream?.Dispose();

    private void Take(string id, DateTimeOffset at)
    {
        _emitted[id] = at;
        _newest = _newest is null || at > _newest ? at : _newest;
    }

    private void Move(DateTimeOffset since)
    {
        Since = since;
        foreach (string old in _emitted.Where(pair => pair.Value <= since).Select(static pair => pair.Key).ToArray())
        {
            _ = _emitted.Remove(old);
        }
    }

    /// <summary>Reads the file, and returns the number of its lines.</summary>
    private int Read()
    {
        using var reader = new StreamReader(
            _stream!, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, bufferSize: 4096, leaveOpen: true);
        string text = reader.ReadToEnd();
        int end = text.LastIndexOf('\n') + 1;
        string[] lines = text.Substring(0, end).Split('\n');
        if (text.Length > 0)
        {
            // Never cut or extend a file that something else has written.
            CheckHeader(end > 0 ? lines[0] : text);
        }

        // A run that was killed may have left half a line.
        _stream!.SetLength(Encoding.UTF8.GetByteCount(text.Substring(0, end)));
        _ = _stream.Seek(0, SeekOrigin.End);
        if (end == 0)
        {
            WriteHeader();
        }

        for (int i = 1; i < lines.Length - 1; i++)
        {
            ReadLine(lines[i], i + 1);
        }

        return lines.Length;
    }

    private void CheckHeader(string line)
    {
        string? scope = null;
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            scope = json.RootElement.GetProperty("watch").GetString() == Name
                ? json.RootElement.GetProperty("scope").GetString()
                : null;
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            // Reported below.
        }

        if (scope is null)
        {
            throw Failure("it is not a state file of Watch-HubSpotThread. The file was not changed.");
        }

        if (scope != _scope)
        {
            throw Failure(
                $"it belongs to a watch of {DisplayText.OneLine(scope, 100)}, and this run watches "
                + $"{DisplayText.OneLine(_scope, 100)}. Specify another file.");
        }
    }

    private void ReadLine(string line, int number)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("since"u8, out JsonElement since))
            {
                Move(since.GetDateTimeOffset());
            }
            else if (json.RootElement.GetProperty("id"u8).GetString() is { } id)
            {
                Take(id, json.RootElement.GetProperty("at"u8).GetDateTimeOffset());
            }
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            throw Failure(
                FormattableString.Invariant($"line {number} can't be read. Restore it, or delete the file to start again."),
                exception);
        }
    }

    private static bool IsMalformed(Exception exception)
        => exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException;

    /// <summary>Rewrites the file with only what the next run needs.</summary>
    private void Compact()
    {
        string temporary = _path + ".new";
        FileStream old = _stream!;
        using (var compact = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            _stream = compact;
            WriteHeader();
            if (Since is { } since)
            {
                Write(json => json.WriteString("since"u8, since));
            }

            foreach (KeyValuePair<string, DateTimeOffset> entry in _emitted.ToArray())
            {
                Add(entry.Key, entry.Value);
            }
        }

        old.Dispose();
        _stream = null;
        ReplaceWith(temporary);
        _stream = JournalFile.ToWrite(_path);
        _ = _stream.Seek(0, SeekOrigin.End);
    }

    private void ReplaceWith(string temporary)
    {
#if NET
        File.Move(temporary, _path, overwrite: true);
#else
        File.Replace(temporary, _path, destinationBackupFileName: null);
#endif
    }

    private void WriteHeader() => Write(json =>
    {
        json.WriteString("watch"u8, Name);
        json.WriteNumber("version"u8, 1);
        json.WriteString("scope"u8, _scope);
    });

    private void Write(Action<Utf8JsonWriter> fields)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        try
        {
            line.WriteTo(_stream!);
            _stream!.Flush();
        }
        catch (Exception exception) when (JournalFile.IsProblem(exception))
        {
            throw HubSpotFileException.NotSaved(_path, exception);
        }
    }

    private HubSpotFileException Failure(string reason, Exception? cause = null) => new(
        HubSpotFileProblem.NotSaved, _path, $"Can't use the state file '{DisplayText.OneLine(_path, 300)}': {reason}", cause);
}
