using System.Collections;
using System.Globalization;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Formatting;

/// <summary>
/// Formats values for the views: text from other people, made safe for a terminal, and ids with their names.
/// </summary>
public static class Display
{
    private const int Line = 60;

    /// <summary>A text on one line, without control characters, shortened at a word.</summary>
    public static string Text(string? text) => DisplayText.OneLine(text, Line);

    /// <summary>A longer text on one line, for list views.</summary>
    public static string LongText(string? text) => DisplayText.Of(text);

    /// <summary>Several values on one line.</summary>
    public static string Items(IEnumerable? values)
        => DisplayText.Of(values is null ? null : string.Join(", ", values.Cast<object>()));

    /// <summary>Names and values on one line.</summary>
    public static string Pairs(IDictionary? values)
        => DisplayText.Of(values is null
            ? null
            : string.Join(", ", values.Keys.Cast<object>().Select(key => $"{key} = {values[key]}")));

    /// <summary>An address without its user name and password.</summary>
    public static string Address(Uri? address)
        => DisplayText.Of(address?.GetComponents(
            UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped));

    /// <summary>A time in the local time zone.</summary>
    public static DateTime? Time(DateTimeOffset? time) => time?.LocalDateTime;

    /// <summary>A time in the local time zone, to the minute, for tables.</summary>
    public static string Minute(DateTimeOffset? time)
        => time?.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A readable file size, such as 12 KB or 3.4 MB, in PowerShell's units.</summary>
    public static string Size(long? bytes)
    {
        if (bytes is not { } value)
        {
            return string.Empty;
        }

        string[] units = ["B", "KB", "MB", "GB", "TB"];
        double size = value;
        int unit = 0;
        while (Math.Abs(size) >= 1024 && unit < units.Length - 1)
        {
            size /= 1024;
            unit++;
        }

        string number = size.ToString(size < 10 && unit > 0 ? "0.#" : "0", CultureInfo.InvariantCulture);
        return $"{number} {units[unit]}";
    }

    /// <summary>The file name with its extension.</summary>
    public static string FileName(HubSpotFile? file)
        => Text(file is null ? null : SafeFileName.WithExtension(file.Name, file.Extension));

    /// <summary>The name of a file on this machine, for tables.</summary>
    public static string LocalName(string? path) => Text(path is null ? null : System.IO.Path.GetFileName(path));

    /// <summary>The key of a journal message, shortened for tables.</summary>
    public static string ShortKey(string? key) => DisplayText.OneLine(key, 16);

    /// <summary>HubSpot's name for a channel.</summary>
    public static string Channel(string? channelId)
        => channelId is null ? string.Empty : Text(Channels.NameOf(channelId));

    /// <summary>A channel with its id, for list views.</summary>
    public static string ChannelWithId(string? channelId)
        => channelId is null || Channels.NameOf(channelId) == channelId
            ? Text(channelId)
            : $"{Channel(channelId)} ({channelId})";

    /// <summary>The content of a history entry of any type.</summary>
    public static string Summary(ThreadMessage? message) => message switch
    {
        null => string.Empty,
        AssignmentMessage change
            => Text($"assigned to {(change.AssignedTo is { } to ? Names.Actor(change, to) : "nobody")}"),
        ThreadStatusChangeMessage change => Text($"thread is now {change.NewStatus}"),
        ThreadInboxChangeMessage change
            => Text($"moved from {Names.Inbox(change, change.FromInboxId)} to {Names.Inbox(change, change.ToInboxId)}"),
        { Text: { Length: > 0 } text } => Text(text),
        _ when AttachmentsOf(message).Count > 0 => Text(AttachmentList(AttachmentsOf(message))),
        _ => string.Empty,
    };

    /// <summary>The content of an entry, with more text.</summary>
    public static string EntryText(ThreadMessage? message)
        => message?.Text is { Length: > 0 } text ? LongText(text) : Summary(message);

    /// <summary>The author of an entry.</summary>
    public static string From(ThreadMessage? message)
        => Text(message switch
        {
            null => null,
            { Senders: [var sender, ..] } => sender.Name ?? sender.DeliveryIdentifier?.Value
                ?? Names.Actor(message, sender.ActorId ?? message.CreatedBy),
            _ => Names.Actor(message, message.CreatedBy),
        });

    /// <summary>The status of a thread, and whether it is in the trash or spam.</summary>
    public static string Status(ConversationThread? thread)
        => thread is null ? string.Empty
            : Text(string.Join(
                ", ",
                new[]
                {
                    thread.Status,
                    thread.Archived == true ? "archived" : null,
                    thread.Spam == true ? "spam" : null,
                }.Where(static part => !string.IsNullOrEmpty(part))));

    /// <summary>The most important status of a thread in one word, for tables.</summary>
    public static string StatusMark(ConversationThread? thread) => Text(thread switch
    {
        { Archived: true } => "ARCHIVED",
        { Spam: true } => "SPAM",
        _ => thread?.Status,
    });

    /// <summary>The name of a channel account, with its address if it has one.</summary>
    public static string AccountName(ChannelAccount? account)
        => Text(account?.DeliveryIdentifier?.Value is { Length: > 0 } address
            ? $"{account.Name} ({address})"
            : account?.Name);

    /// <summary>The inbox of an object: its name if known, otherwise its id.</summary>
    public static string InboxOf(object? item) => Text(item switch
    {
        ConversationThread thread => Names.Inbox(thread, thread.InboxId),
        ChannelAccount account => Names.Inbox(account, account.InboxId),
        _ => null,
    });

    /// <summary>The agent of a thread: the name if known, otherwise the actor id.</summary>
    public static string AssignedTo(ConversationThread? thread)
        => Text(thread is null ? null : Names.Actor(thread, thread.AssignedTo));

    /// <summary>A channel account: its name if known, otherwise its id.</summary>
    public static string ChannelAccountOf(object? item) => Text(item switch
    {
        ConversationThread thread => Names.ChannelAccount(thread, thread.OriginalChannelAccountId),
        ConversationMessage message => Names.ChannelAccount(message, message.ChannelAccountId),
        _ => null,
    });

    /// <summary>The customer of a thread: the name if known, otherwise the contact id.</summary>
    public static string ContactOf(ConversationThread? thread)
        => Text(thread?.AssociatedContactId is { } contact
            ? Names.Known(thread, "V-" + contact) ?? contact
            : null);

    /// <summary>The recipients of a message.</summary>
    public static string Recipients(IEnumerable<Recipient>? recipients)
        => Text(recipients is null ? null : string.Join(", ", recipients.Select(Recipient)));

    /// <summary>The address of a recipient, with its email field unless it is To.</summary>
    public static string Recipient(Recipient? recipient)
        => recipient is null ? string.Empty
            : recipient.RecipientField is null or RecipientFields.To ? recipient.ToString()
            : $"{recipient} ({recipient.RecipientField})";

    /// <summary>The addresses of a recipient.</summary>
    public static string Addresses(IEnumerable<DeliveryIdentifier>? identifiers)
        => Text(identifiers is null ? null : string.Join(", ", identifiers.Select(static i => i.Value)));

    /// <summary>A short list of attachments.</summary>
    public static string AttachmentList(IEnumerable<Attachment>? attachments)
        => Text(attachments is null
            ? null
            : string.Join(", ", attachments.Select(static a => AttachmentDetail(a, withType: true))));

    /// <summary>A short description of an attachment.</summary>
    public static string Attachment(Attachment? attachment) => Text(AttachmentDetail(attachment, withType: false));

    /// <summary>The attachments of an entry, if its type has any.</summary>
    public static IReadOnlyList<Attachment> AttachmentsOf(ThreadMessage? message) => message switch
    {
        ConversationMessage sent => sent.Attachments,
        CommentMessage comment => comment.Attachments,
        _ => [],
    };

    private static string AttachmentDetail(Attachment? attachment, bool withType)
    {
        string? detail = attachment switch
        {
            FileAttachment file => file.Name ?? file.FileId,
            LocationAttachment place => place.Name ?? place.Address,
            ContactAttachment contact => Name(contact.ContactProfile),
            MessageHeaderAttachment header => header.Text,
            QuickRepliesAttachment replies => string.Join(" | ", replies.QuickReplies),
            SocialMediaAttachment post => post.SocialMetadata?.MediaTitle
                ?? post.SocialMetadata?.MediaUrl
                ?? post.SocialMetadata?.MediaType,
            _ => null,
        };
        return !withType ? detail ?? string.Empty
            : detail is null ? attachment?.Type ?? string.Empty
            : $"{attachment!.Type} {detail}";
    }

    private static string? Name(ContactProfile? profile)
        => profile?.Name is { } name
            ? string.Join(
                " ", new[] { name.FirstName, name.LastName }.Where(static part => !string.IsNullOrEmpty(part)))
            : profile is { Emails.Count: > 0 } ? profile.Emails[0].Email : null;

    /// <summary>A limit and its window: 190/10s, with a question mark if it is an estimate.</summary>
    public static string Limit(RateLimitStatus? status)
        => status?.Limit is { } limit
            ? string.Format(
                CultureInfo.InvariantCulture,
                "{0}/{1:0.###}s{2}",
                limit,
                status.WindowSec,
                status.IsReported ? string.Empty : "?")
            : "none";

    /// <summary>The remaining requests of the day and the daily limit: 649999/650000.</summary>
    public static string Daily(RateLimitStatus? status)
        => status?.DailyLimit is { } daily
            ? string.Format(CultureInfo.InvariantCulture, "{0}/{1}", status.DailyRemaining, daily)
            : string.Empty;
}
