using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>
/// One entry of a thread's history: a message, a comment, or a change of the thread. Each kind has its own class; a
/// kind that this version doesn't know is an <see cref="UnknownMessage"/>.
/// </summary>
public abstract class ThreadMessage : WireModel, IListed
{
    private protected ThreadMessage()
    {
    }

    private protected ThreadMessage(WireObject wire)
    {
        Type = wire.Text("type"u8);
        MessageId = wire.Text("id"u8);
        ThreadId = wire.Text("conversationsThreadId"u8);
        Text = wire.Text("text"u8);
        CreatedAt = wire.Time("createdAt"u8);
        UpdatedAt = wire.Time("updatedAt"u8);
        CreatedBy = wire.Text("createdBy"u8);
        Client = wire.Object("client"u8, static w => new MessageClient(w));
        Senders = wire.List("senders"u8, static w => new Sender(w));
        Recipients = wire.List("recipients"u8, static w => new Recipient(w));
        Archived = wire.Flag("archived"u8);
    }

    private protected ThreadMessage(ThreadMessage other)
    {
        Type = other.Type;
        MessageId = other.MessageId;
        ThreadId = other.ThreadId;
        Text = other.Text;
        CreatedAt = other.CreatedAt;
        UpdatedAt = other.UpdatedAt;
        CreatedBy = other.CreatedBy;
        Client = other.Client;
        Senders = other.Senders;
        Recipients = other.Recipients;
        Archived = other.Archived;
        AdditionalProperties = other.AdditionalProperties;
        Account = other.Account;
    }

    /// <summary>The kind of entry, as HubSpot writes it, for example MESSAGE; see <see cref="MessageTypes"/>.</summary>
    public string? Type { get; init; }

    /// <summary>The id of the entry, with or without dashes as HubSpot returned it.</summary>
    public string? MessageId { get; init; }

    /// <summary>The id of the thread.</summary>
    public string? ThreadId { get; init; }

    /// <summary>
    /// The text without formatting. For a change of the thread, it describes the change. Null if there isn't one.
    /// </summary>
    public string? Text { get => field ?? Change; init; }

    /// <summary>INCOMING or OUTGOING, see <see cref="Directions"/>; null for kinds other than messages.</summary>
    public string? Direction { get; init; }

    /// <summary>When the entry was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the entry was last changed; null if it never was.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The id of the actor that created the entry.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The client that created the entry.</summary>
    public MessageClient? Client { get; init; }

    /// <summary>The senders; empty for kinds that have none.</summary>
    public IReadOnlyList<Sender> Senders
    {
        get;
        init => field = PlainList.Of(value, static sender => sender.Label);
    } = PlainList.Of<Sender>([]);

    /// <summary>The recipients; empty for kinds that have none.</summary>
    public IReadOnlyList<Recipient> Recipients
    {
        get;
        init => field = PlainList.Of(value, static recipient => recipient.Label);
    } = PlainList.Of<Recipient>([]);

    /// <summary>Whether the message is archived.</summary>
    public bool? Archived { get; init; }

    /// <summary>
    /// The name or address of the first sender, or else of the actor that created the entry; the actor's id if neither
    /// is known.
    /// </summary>
    public string? From => Senders.Count == 0
        ? NameOf(CreatedBy)
        : Senders[0].Name ?? Senders[0].DeliveryIdentifier?.Value ?? NameOf(Senders[0].ActorId ?? CreatedBy);

    /// <summary>The addresses of the recipients, with the field of the copied ones; null if there are none.</summary>
    public string? To => Recipient.List(Recipients);

    /// <summary>The number of attachments; null if there are none.</summary>
    public int? Files => AttachmentList.Count == 0 ? null : AttachmentList.Count;

    /// <summary>The names of the attachments; null if there are none.</summary>
    public string? AttachmentNames => Attachment.List(AttachmentList);

    /// <summary>The description of a change of the thread; null for other kinds.</summary>
    private protected virtual string? Change => null;

    /// <summary>The attachments; empty for kinds that have none.</summary>
    internal virtual IReadOnlyList<Attachment> AttachmentList => [];

    private protected string? NameOf(string? actorId) => Account?.ActorName(actorId) ?? actorId;

    string? IListed.Id => MessageId;

    /// <summary>
    /// Returns the kind, the id and the thread. It omits the text, so that the text doesn't end up in logs.
    /// </summary>
    public override string ToString() => DisplayText.Of($"{Type} {MessageId} in thread {ThreadId}");

    internal static ThreadMessage? Read(JsonElement element) => WireObject.Read<ThreadMessage>(element, Create);

    internal static ThreadMessage Create(WireObject wire) => wire.Text("type"u8) switch
    {
        MessageTypes.Message => new ConversationMessage(wire),
        MessageTypes.Comment => new CommentMessage(wire),
        MessageTypes.WelcomeMessage => new WelcomeMessage(wire),
        MessageTypes.Assignment => new AssignmentMessage(wire),
        MessageTypes.ThreadStatusChange => new ThreadStatusChangeMessage(wire),
        MessageTypes.ThreadInboxChange => new ThreadInboxChangeMessage(wire),
        _ => new UnknownMessage(wire),
    };
}
