using System.Text;
using HubSpotConversations.Text;

namespace HubSpotConversations.Transcripts;

/// <summary>
/// Writes transcripts as Markdown. The texts of messages are quotations without any formatting of their own, so they
/// can't contain HTML or images.
/// </summary>
internal sealed class MarkdownTranscript : TranscriptFormat
{
    private const string Generator = "<!--HubSpotConversations transcript-->";

    // A number or a hyphen at the start of a line starts a list, and an equals sign makes the line before a heading.
    private const string Special = "\\`*_{}[]()#+-.!|<>~=&$@:";

    public override string Name => "Markdown";

    public override string Extension => ".md";

    public override string FileStart(TranscriptHeading? thread) => Generator + "\n";

    public override bool IsOwn(string firstLine) => firstLine == Generator;

    public override string ThreadStart(TranscriptHeading thread, bool isOnly)
    {
        StringBuilder text = new StringBuilder(ThreadComment(thread))
            .Append("# ").Append(Escape(thread.Title)).Append("\n\n");
        foreach ((string name, string value) in thread.Facts)
        {
            _ = text.Append("- **").Append(name).Append(":** ").Append(Escape(value)).Append('\n');
        }

        return text.Append('\n').ToString();
    }

    public override string ThreadEnd(string threadId) => EndComment;

    public override string Entry(TranscriptHeading thread, TranscriptEntry entry)
    {
        var text = new StringBuilder(EntryComment(entry));
        if (entry.IsChange)
        {
            return text.Append('*').Append(Escape($"{entry.LocalTime} {entry.ChangeText}")).Append("*\n\n").ToString();
        }

        string details = (entry.To is { } to ? $" to {Escape(to)}" : string.Empty)
            + (entry.Label is { } label ? $" \\({label}\\)" : string.Empty);
        _ = text.Append("**").Append(Escape(entry.Author)).Append("**").Append(details)
            .Append(" · ").Append(Escape(entry.LocalTime)).Append("\n\n");
        string[] lines = CleanText.Lines(entry.Message.Text).Select(Escape).ToArray();
        for (int i = 0; i < lines.Length; i++)
        {
            bool isBroken = i + 1 < lines.Length && lines[i].Length > 0 && lines[i + 1].Length > 0;
            _ = text.Append("> ").Append(lines[i]).Append(isBroken ? "\\" : string.Empty).Append('\n');
        }

        _ = text.Append(lines.Length > 0 ? "\n" : string.Empty);
        foreach (TranscriptFile file in entry.Files)
        {
            string name = Escape(DisplayText.Of(file.Name));
            _ = text.Append("- ").Append(file.Link is { } link ? $"[{name}](<{link}>)" : name).Append('\n');
        }

        _ = text.Append(entry.Files.Count > 0 ? "\n" : string.Empty);
        return (entry.Note is { } note ? text.Append('*').Append(Escape(note)).Append("*\n\n") : text).ToString();
    }

    public override TranscriptMark Read(string record) => ReadComment(record);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        int start = text.Length - text.TrimStart(' ', '\t').Length;
        for (int i = 0; i < text.Length; i++)
        {
            // Without the references, Markdown drops spaces at the start of a line, or takes the line for code.
            _ = i < start ? escaped.Append(text[i] == '\t' ? "&nbsp;&nbsp;&nbsp;&nbsp;" : "&nbsp;")
                : text[i] switch
                {
                    '<' => escaped.Append("&lt;"),
                    '>' => escaped.Append("&gt;"),
                    '&' => escaped.Append("&amp;"),
                    // Lines of real addresses stay links.
                    ':' or '.' or '-' or '@' or '=' or '$' when i > start => escaped.Append(text[i]),
                    _ when Special.IndexOf(text[i]) >= 0 => escaped.Append('\\').Append(text[i]),
                    ')' => escaped.Append("\\)"),
                    _ => escaped.Append(text[i]),
                };
            if (text[i] == '.' && i > start && Enumerable.Range(start, i - start).All(index => char.IsDigit(text[index])))
            {
                _ = escaped.Remove(escaped.Length - 1, 1).Append("\\.");
            }
        }

        return escaped.ToString();
    }
}
