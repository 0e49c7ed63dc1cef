using System.Text;
using System.Text.Json;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Text;

namespace HubSpotConversations.State;

/// <summary>
/// A small file in which a cmdlet remembers what it has handled. Its first line says what the file is for, and each
/// other line is a JSON object. It supports one caller at a time, and locks the file.
/// </summary>
internal sealed class StateFile : IDisposable
{
    private const string Name = "HubSpotConversations";

    private readonly StateFileKind _kind;
    private readonly string _path;
    private readonly string _scope;
    private FileStream? _stream;

    private StateFile(StateFileKind kind, string path, string scope)
    {
        _kind = kind;
        _path = path;
        _scope = scope;
    }

    /// <summary>The number of lines in the file when it was opened.</summary>
    public int LineCount { get; private set; }

    /// <summary>Opens the file, or creates it, and reads its lines.</summary>
    /// <param name="kind">The cmdlet that the file belongs to.</param>
    /// <param name="path">The full path of the file.</param>
    /// <param name="scope">What the file remembers, for example "sandbox, threads 1, 2".</param>
    /// <param name="read">Reads one line.</param>
    /// <exception cref="HubSpotFileException">The file can't be opened, or belongs to something else.</exception>
    public static StateFile Open(StateFileKind kind, string path, string scope, Action<JsonElement> read)
    {
        var state = new StateFile(kind, path, scope);
        try
        {
            state._stream = JournalFile.ToWrite(path);
            state.Read(read);
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

    /// <summary>Whether a file can't be opened because another run has it open.</summary>
    public static bool IsInUse(HubSpotFileException failure)
        => failure.InnerException is IOException exception && JournalFile.IsInUse(exception);

    /// <summary>Adds a line.</summary>
    public void Write(Action<Utf8JsonWriter> fields)
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

    /// <summary>Replaces the lines of the file in one step.</summary>
    /// <param name="writeLines">Writes the new lines.</param>
    public void Replace(Action writeLines)
    {
        string temporary = _path + ".new";
        FileStream old = _stream!;
        try
        {
            using (var compact = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                _stream = compact;
                WriteHeader();
                writeLines();
            }

            old.Dispose();
            _stream = null;
            ReplaceWith(temporary);
            _stream = JournalFile.ToWrite(_path);
            _ = _stream.Seek(0, SeekOrigin.End);
        }
        catch (Exception exception) when (JournalFile.IsProblem(exception))
        {
            old.Dispose();
            throw HubSpotFileException.NotSaved(_path, exception);
        }
    }

    public void Dispose() => _stream?.Dispose();

    private void Read(Action<JsonElement> read)
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
            ReadLine(lines[i], i + 1, read);
        }

        LineCount = lines.Length;
    }

    private void CheckHeader(string line)
    {
        string? scope = null;
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            scope = json.RootElement.GetProperty(_kind.Field).GetString() == Name
                ? json.RootElement.GetProperty("scope").GetString()
                : null;
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            // Reported below.
        }

        if (scope is null)
        {
            throw Failure($"it is not a state file of {_kind.Cmdlet}. The file was not changed.");
        }

        if (scope != _scope)
        {
            throw Failure(
                $"it belongs to a {_kind.Field} of {DisplayText.OneLine(scope, 100)}, and this run is for "
                + $"{DisplayText.OneLine(_scope, 100)}. Specify another file.");
        }
    }

    private void ReadLine(string line, int number, Action<JsonElement> read)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            read(json.RootElement);
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
        json.WriteString(_kind.Field, Name);
        json.WriteNumber("version"u8, 1);
        json.WriteString("scope"u8, _scope);
    });

    private HubSpotFileException Failure(string reason, Exception? cause = null) => new(
        HubSpotFileProblem.NotSaved, _path, $"Can't use the state file '{DisplayText.OneLine(_path, 300)}': {reason}", cause);
}
