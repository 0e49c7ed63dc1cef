using System.Globalization;
using System.Net;
using System.Text;
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
        StringBuilder html = new StringBuilder(ThreadComment(thread))
            .Append("<section class=\"thread\">\n<header class=\"about\">\n")
            .Append($"<{level} dir=\"auto\">{Encode(thread.Title)}</{level}>\n<dl>\n");
        foreach ((string name, string value) in thread.Facts)
        {
            _ = html.Append($"<div><dt>{name}</dt><dd><bdi>{Encode(value)}</bdi></dd></div>\n");
        }

        return html.Append("</dl>\n</header>\n").ToString();
    }

    public override string ThreadEnd(string threadId) => SectionEnd + "\n";

    public override string Entry(TranscriptHeading thread, TranscriptEntry entry)
    {
        var html = new StringBuilder(EntryComment(entry));
        string time = $"<time datetime=\"{entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\">"
            + $"{entry.LocalTime}</time>";
        if (entry.IsChange)
        {
            return html.Append($"<p class=\"change\">{time} <bdi>{Encode(entry.ChangeText)}</bdi></p>\n").ToString();
        }

        _ = html.Append($"<article class=\"{ClassOf(entry)}\">\n<header><bdi class=\"author\">{Encode(entry.Author)}</bdi> ");
        if (entry.Label is { } label)
        {
            _ = html.Append($"<span class=\"label\">{label}</span> ");
        }

        _ = html.Append(time);
        if (entry.To is { } to)
        {
            _ = html.Append($"<div class=\"to\">to <bdi>{Encode(to)}</bdi></div>");
        }

        _ = html.Append("</header>\n").Append(Body(entry));
        if (entry.Files.Count > 0)
        {
            _ = html.Append("<ul class=\"files\" aria-label=\"Attachments\">\n")
                .Append(string.Concat(entry.Files.Select(File))).Append("</ul>\n");
        }

        return html.Append(entry.Note is { } note ? $"<p class=\"note\">{Encode(note)}</p>\n" : string.Empty)
            .Append("</article>\n").ToString();
    }

    public override TranscriptMark Read(string record)
        => record == SectionEnd ? new TranscriptMark(TranscriptMarkKind.End) : ReadComment(record);

    private static string ClassOf(TranscriptEntry entry)
        => entry.Message is CommentMessage ? "comment"
            : entry.Message.Direction == Directions.Incoming ? "incoming"
            : "outgoing";

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
