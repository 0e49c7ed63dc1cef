using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Formatting;

/// <summary>Writes a thread as lines of text that a person reads, safe for a terminal.</summary>
/// <param name="wrap">Breaks texts into lines.</param>
/// <param name="width">The maximum width of a line.</param>
/// <param name="canBeShortened">Whether messages can have a shortened text.</param>
internal sealed class ConversationText(TextWrap wrap, int width, bool canBeShortened)
{
    private const string Indent = "  ";

    /// <summary>The lines about the thread.</summary>
    public IEnumerable<PSObject> Heading(ConversationThread thread, string? subject)
    {
        string title = $"Thread {thread.ThreadId}" + (string.IsNullOrWhiteSpace(subject) ? string.Empty : $": {subject}");
        string?[] facts =
        [
            thread.Contact,
            thread.Channel,
            thread.Status,
            thread.Spam == true ? "SPAM" : null,
            thread.Inbox is { } inbox ? $"inbox {inbox}" : null,
            thread.Assignee is { } assignee ? $"assigned to {assignee}" : "unassigned",
        ];
        return wrap.Break(title, width)
            .Concat(wrap.Break(string.Join(" | ", facts.Where(static fact => !string.IsNullOrEmpty(fact))), width))
            .Select(static line => ConversationLine.Of(line, ConversationLine.Heading));
    }

    /// <summary>The lines of an entry, with an empty line before them.</summary>
    public IEnumerable<PSObject> Entry(ThreadMessage entry)
    {
        bool isText = entry is ConversationMessage or CommentMessage or WelcomeMessage;
        return isText ? TextEntry(entry) : Change(entry);
    }

    private IEnumerable<PSObject> TextEntry(ThreadMessage entry)
    {
        string style = entry is CommentMessage ? ConversationLine.Comment
            : entry.Direction == Directions.Incoming ? ConversationLine.Incoming
            : ConversationLine.Outgoing;
        string who = DisplayText.OneLine(entry.From ?? "unknown", 60);
        string title = entry switch
        {
            CommentMessage => $"{who}, internal comment",
            WelcomeMessage => $"{who}, welcome message",
            { Direction: Directions.Outgoing, To: { } to } => $"{who} -> {to}",
            _ => who,
        };
        yield return ConversationLine.Of(string.Empty, style: null);
        foreach (string line in wrap.Break($"{Display.Minute(entry.CreatedAt)} {title}", width))
        {
            yield return ConversationLine.Of(line, style);
        }

        string margin = entry is CommentMessage ? Indent + "| " : Indent;
        foreach (string line in Body(entry, width - margin.Length))
        {
            yield return ConversationLine.Of((margin + line).TrimEnd(), entry is CommentMessage ? style : null);
        }
    }

    private IEnumerable<string> Body(ThreadMessage entry, int room)
    {
        IEnumerable<string> lines = wrap.Break(entry.Text, room);
        if (entry.AttachmentNames is { } names)
        {
            lines = lines.Concat(wrap.Break($"[attached: {names}]", room));
        }

        if (entry is ConversationMessage message)
        {
            if (canBeShortened && message.IsShortened)
            {
                string missing = message.TruncationStatus == TruncationStatuses.TruncatedToMostRecentReply
                    ? "quoted text left out"
                    : "text shortened";
                lines = lines.Concat(wrap.Break(
                    $"[{missing}; Show-HubSpotThread {message.ThreadId} -Full shows all of it]", room));
            }

            if (message.Status is { StatusType: MessageStatuses.Failed } status)
            {
                lines = lines.Concat(wrap.Break(
                    $"[not delivered{(status.FailureDetails is { } reason ? $": {reason}" : string.Empty)}]", room));
            }
        }

        return lines;
    }

    private IEnumerable<PSObject> Change(ThreadMessage entry)
    {
        bool isAutomatic = entry.CreatedBy?.StartsWith("S-", StringComparison.Ordinal) == true;
        string text = $"{Display.Minute(entry.CreatedAt)} * {entry.Text ?? entry.Type}"
            + (entry.From is { } who && !isAutomatic ? $" (by {who})" : string.Empty);
        return wrap.Break(text, width).Select(static line => ConversationLine.Of(line, ConversationLine.Change))
            .Prepend(ConversationLine.Of(string.Empty, style: null));
    }
}
