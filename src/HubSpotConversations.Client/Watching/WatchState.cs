using System.Text.Json;
using HubSpotConversations.Models;
using HubSpotConversations.State;

namespace HubSpotConversations.Watching;

/// <summary>
/// Keeps in a file what a watch has emitted, so that the next run continues there. Each line of the file is an emitted
/// message, or the time up to which everything was emitted. It supports one caller at a time, and locks the file.
/// </summary>
internal sealed class WatchState : IDisposable
{
    private const int ManyLines = 10_000;

    private readonly Dictionary<string, DateTimeOffset> _emitted = new(StringComparer.Ordinal);
    private readonly StateFile _file;
    private DateTimeOffset? _newest;

    private WatchState(string path, string scope)
    {
        _file = StateFile.Open(StateFileKind.Watch, path, scope, ReadLine);
        if (_file.LineCount > ManyLines)
        {
            _file.Replace(WriteAll);
        }
    }

    /// <summary>The time after which messages may not have been emitted; null if no run has started to watch.</summary>
    public DateTimeOffset? Since { get; private set; }

    /// <summary>Opens the file, or creates it.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="scope">What is watched, and where, for example "sandbox, threads 1, 2".</param>
    /// <exception cref="HubSpotFileException">The file can't be opened or belongs to another watch.</exception>
    public static WatchState Open(string path, string scope) => new(path, scope);

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
        Write(id, at);
    }

    /// <summary>
    /// Records that everything was emitted up to shortly before the newest message. Entries may still appear in the
    /// history as late as <see cref="WatchedThread.Overlap"/>.
    /// </summary>
    /// <param name="started">The time to start at if there isn't a message yet.</param>
    public void Advance(DateTimeOffset started) => Start((_newest - WatchedThread.Overlap) ?? started);

    /// <summary>
    /// Records a time after which messages may not have been emitted, unless a later one is recorded.
    /// </summary>
    public void Start(DateTimeOffset since)
    {
        if (since > Since || Since is null)
        {
            Move(since);
            _file.Write(json => json.WriteString("since"u8, since));
        }
    }

    public void Dispose() => _file.Dispose();

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

    private void ReadLine(JsonElement line)
    {
        if (line.TryGetProperty("since"u8, out JsonElement since))
        {
            Move(since.GetDateTimeOffset());
        }
        else if (line.GetProperty("id"u8).GetString() is { } id)
        {
            Take(id, line.GetProperty("at"u8).GetDateTimeOffset());
        }
    }

    /// <summary>Writes only what the next run needs.</summary>
    private void WriteAll()
    {
        if (Since is { } since)
        {
            _file.Write(json => json.WriteString("since"u8, since));
        }

        foreach (KeyValuePair<string, DateTimeOffset> entry in _emitted)
        {
            Write(entry.Key, entry.Value);
        }
    }

    private void Write(string id, DateTimeOffset at) => _file.Write(json =>
    {
        json.WriteString("id"u8, id);
        json.WriteString("at"u8, at);
    });
}
