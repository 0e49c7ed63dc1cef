using System.Globalization;
using System.Net;
using HubSpotConversations.Models;
using HubSpotConversations.Text;
using HubSpotConversations.Text.Html;

namespace HubSpotConversations.Transcripts;

/// <summary>Writes transcripts as pages that need no network and run no scripts.</summary>
internal sealed class HtmlTranscript : TranscriptFormat
{
    private const string SectionEnd = "</section><!--end-->";

    private static readonly HashSet<string> Pictures
        = new(StringComparer.OrdinalIgnoreCase) { ".png", ".jpg", ".jpeg", ".gif", ".webp" };

    public override string Name => "Html";

    public override string Extension => ".html";

    public override string FileStart(TranscriptHeading? thread)
        => HtmlPage.Start(thread?.Title ?? "Conversations", hasTitle: thread is null);

    public override string FileEnd => HtmlPage.End;

    public override bool IsOwn(string firstLine) => firstLine == HtmlPage.FirstLine;

    public override string ThreadStart(TranscriptHeading thread, bool isOnly)
    {
        string level = isOnly ? "h1" : "h2";
        IEnumerable<string> facts = thread.Facts.Select(static fact =>
            $"<div><dt>{fact.Name}</dt><dd><bdi>{Encode(fact.Value)}</bdi></dd></div>\n");
        return ThreadComment(thread)
            + "<section class=\"thread\">\n<header class=\"about\">\n"
            + $"<{level} dir=\"auto\">{Encode(thread.Title)}</{level}>\n"
            + $"<dl>\n{string.Concat(facts)}</dl>\n</header>\n";
    }

    public override string ThreadEnd(string threadId) => SectionEnd + "\n";

    public override string Entry(TranscriptHeading thread, TranscriptEntry entry)
    {
        string time = entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        time = $"<time datetime=\"{time}\">{entry.LocalTime}</time>";
        return EntryComment(entry) + (entry.IsChange
            ? $"<p class=\"change\">{time} <bdi>{Encode(entry.ChangeText)}</bdi></p>\n"
            : $"<article class=\"{ClassOf(entry)}\">\n{Header(entry, time)}{Body(entry)}{Files(entry)}{Note(entry)}</article>\n");
    }

    public override TranscriptMark Read(string record)
        => record == SectionEnd ? new TranscriptMark(TranscriptMarkKind.End) : ReadComment(record);

    private static string ClassOf(TranscriptEntry entry)
        => entry.Message is CommentMessage ? "comment"
            : entry.Message.Direction == Directions.Incoming ? "incoming"
            : "outgoing";

    private static string Header(TranscriptEntry entry, string time)
        => $"<header><bdi class=\"author\">{Encode(entry.Author)}</bdi> "
            + (entry.Label is { } label ? $"<span class=\"label\">{label}</span> " : string.Empty)
            + time
            + (entry.To is { } to ? $"<div class=\"to\">to <bdi>{Encode(to)}</bdi></div>" : string.Empty)
            + "</header>\n";

    private static string Files(TranscriptEntry entry)
        => entry.Files.Count == 0
            ? string.Empty
            : $"<ul class=\"files\" aria-label=\"Attachments\">\n{string.Concat(entry.Files.Select(File))}</ul>\n";

    private static string Note(TranscriptEntry entry)
        => entry.Note is { } note ? $"<p class=\"note\">{Encode(note)}</p>\n" : string.Empty;

    /// <summary>The formatted text, or else the plain one.</summary>
    private static string Body(TranscriptEntry entry)
        => SafeHtml.Of(entry.RichText) is { } html ? $"<div class=\"body\" dir=\"auto\">{html}</div>\n"
            : CleanText.Lines(entry.Message.Text ?? HtmlText.Of(entry.RichText)) is { Count: > 0 } lines
                ? $"<div class=\"body plain\" dir=\"auto\">{WebUtility.HtmlEncode(string.Join("\n", lines))}</div>\n"
            : string.Empty;

    private static string File(TranscriptFile file)
    {
        string name = $"<bdi>{Encode(file.Name)}</bdi>";
        if (file.Link is not { } link)
        {
            return $"<li>{name}</li>\n";
        }

        string picture = Pictures.Contains(Path.GetExtension(file.Path!))
            ? $"<img src=\"{Encode(link)}\" alt=\"\" loading=\"lazy\">"
            : string.Empty;
        return $"<li><a href=\"{Encode(link)}\">{picture}{name}</a></li>\n";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(DisplayText.OneLine(text, 2000));
}
