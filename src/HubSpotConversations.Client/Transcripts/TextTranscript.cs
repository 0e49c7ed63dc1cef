using System.Globalization;
using System.Text;
using HubSpotConversations.Text;

namespace HubSpotConversations.Transcripts;

/// <summary>
/// Writes transcripts as text. The texts of messages are indented, so a message can't contain a line that looks like
/// the start of another one.
/// </summary>
internal sealed class TextTranscript : TranscriptFormat
{
    private const string ThreadMark = "=== Thread ";
    private const string EndMark = "=== End of thread ";
    private const string EntryMark = "--- ";
    private const string MarkEnd = " ===";
    private const string Time = "yyyy-MM-dd HH:mm:ss zzz";
    private const string Between = " | ";

    public override string Name => "Text";

    public override string Extension => ".txt";

    public override string FileStart(TranscriptHeading? thread) => string.Empty;

    public override bool IsOwn(string firstLine) => firstLine.StartsWith(ThreadMark, StringComparison.Ordinal);

    public override string ThreadStart(TranscriptHeading thread, bool isOnly)
    {
        StringBuilder text = new StringBuilder()
            .Append(ThreadMark).Append(TranscriptEntry.KeyOf(thread.ThreadId)).Append(MarkEnd).Append('\n');
        if (thread.Subject is not null)
        {
            _ = text.Append("Subject: ").Append(thread.Subject).Append('\n');
        }

        foreach ((string name, string value) in thread.Facts)
        {
            _ = text.Append(name).Append(": ").Append(value).Append('\n');
        }

        return text.Append('\n').ToString();
    }

    public override string ThreadEnd(string threadId)
        => EndMark + TranscriptEntry.KeyOf(threadId) + MarkEnd + "\n";

    public override string Entry(TranscriptHeading thread, TranscriptEntry entry)
    {
        StringBuilder text = new StringBuilder()
            .Append(EntryMark).Append(entry.At.ToLocalTime().ToString(Time, CultureInfo.InvariantCulture))
            .Append(Between).Append(TitleOf(entry)).Append(Between).Append(entry.Key).Append('\n');
        if (!entry.IsChange)
        {
            IEnumerable<string> lines = CleanText.Lines(entry.Message.Text)
                .Concat(entry.Files.Select(static file =>
                    $"[attached: {DisplayText.Of(file.Name)}{(file.Path is null ? string.Empty : $", saved as {file.Path}")}]"))
                .Concat(entry.Note is { } note ? [$"[{note}]"] : Array.Empty<string>());
            foreach (string line in lines)
            {
                _ = line.Length == 0 ? text : text.Append("    ").Append(line);
                _ = text.Append('\n');
            }
        }

        return text.Append('\n').ToString();
    }

    public override TranscriptMark Read(string record)
    {
        if (record.StartsWith(ThreadMark, StringComparison.Ordinal) && record.EndsWith(MarkEnd, StringComparison.Ordinal))
        {
            return new TranscriptMark(
                TranscriptMarkKind.Thread,
                record.Substring(ThreadMark.Length, record.Length - ThreadMark.Length - MarkEnd.Length));
        }

        if (record.StartsWith(EndMark, StringComparison.Ordinal))
        {
            return new TranscriptMark(TranscriptMarkKind.End);
        }

        string[] parts = record.StartsWith(EntryMark, StringComparison.Ordinal)
            ? record.Substring(EntryMark.Length).Split([Between], StringSplitOptions.None)
            : [];
        return parts.Length >= 3 && TimeOf(parts[0]) is { } at
            ? new TranscriptMark(TranscriptMarkKind.Entry, Key: parts[parts.Length - 1], At: at)
            : default;
    }

    private static string TitleOf(TranscriptEntry entry)
        => entry.IsChange ? "* " + entry.ChangeText
            : entry.Label is { } label ? $"{entry.Author}, {label}"
            : entry.To is { } to ? $"{entry.Author} -> {to}"
            : entry.Author;
}
