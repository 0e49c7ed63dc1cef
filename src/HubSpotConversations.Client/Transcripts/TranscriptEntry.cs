using System.Globalization;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Transcripts;

/// <summary>One entry of a transcript.</summary>
/// <param name="Message">The message, comment or change.</param>
/// <param name="Files">The attachments.</param>
internal sealed record TranscriptEntry(ThreadMessage Message, IReadOnlyList<TranscriptFile> Files)
{
    private const int LongestName = 200;

    /// <summary>The value that identifies the entry in its thread.</summary>
    public string Key => KeyOf(Message);

    /// <summary>When the entry was created.</summary>
    public DateTimeOffset At => AtOf(Message);

    /// <summary>When the entry was created, in local time, for people.</summary>
    public string LocalTime => Message.CreatedAt is { } time
        ? time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : "(no time)";

    /// <summary>The name of the author.</summary>
    public string Author => From is { } name ? DisplayText.OneLine(name, LongestName) : "unknown";

    /// <summary>The author as the message has it, with a name for HubSpot itself; null if there is none.</summary>
    public string? From => Message.From == "S-hubspot" ? "HubSpot" : Message.From;

    /// <summary>The recipients of an outgoing message; null for other entries.</summary>
    public string? To => Message.Direction == Directions.Outgoing && Message.To is { } to
        ? DisplayText.OneLine(to, 1000)
        : null;

    /// <summary>Whether the entry is a change of the thread instead of a text.</summary>
    public bool IsChange => Message is not (ConversationMessage or CommentMessage or WelcomeMessage);

    /// <summary>What kind of text the entry is; null for a usual message.</summary>
    public string? Label => Message switch
    {
        CommentMessage => "internal comment",
        WelcomeMessage => "welcome message",
        _ => null,
    };

    /// <summary>What the reader must know about the text; null if there is nothing.</summary>
    public string? Note => Message is not ConversationMessage message ? null
        : message.Status is { StatusType: MessageStatuses.Failed } status
            ? "not delivered" + (status.FailureDetails is { } reason
                ? ": " + DisplayText.OneLine(reason.ToString(), 500)
                : string.Empty)
        : message.IsShortened ? "HubSpot shortened this text and has no full text"
        : null;

    /// <summary>The change, with the one who made it.</summary>
    public string ChangeText
    {
        get
        {
            bool isAutomatic = Message.CreatedBy?.StartsWith("S-", StringComparison.Ordinal) == true;
            string what = DisplayText.OneLine(Message.Text ?? Message.Type, 1000);
            return Message.From is null || isAutomatic ? what : $"{what} (by {Author})";
        }
    }

    /// <summary>The text as HTML; null if there isn't any.</summary>
    public string? RichText => Message switch
    {
        ConversationMessage message => message.RichText,
        CommentMessage comment => comment.RichText,
        WelcomeMessage welcome => welcome.RichText,
        _ => null,
    };

    /// <summary>The value that identifies an entry in its thread, of letters, digits, hyphens and underscores.</summary>
    public static string KeyOf(ThreadMessage message)
        => KeyOf(message.MessageId ?? $"{message.Type}-{AtOf(message).UtcTicks.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The key for an id.</summary>
    public static string KeyOf(string id)
        => new(id.Select(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-'
            ? c
            : '_').ToArray());

    private static DateTimeOffset AtOf(ThreadMessage message) => message.CreatedAt ?? DateTimeOffset.MinValue;
}
