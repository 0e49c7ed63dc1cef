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
        Id = wire.Text("id"u8);
        ConversationsThreadId = wire.Text("conversationsThreadId"u8);
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
        Id = other.Id;
        ConversationsThreadId = other.ConversationsThreadId;
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
    public string? Id { get; init; }

    /// <summary>The id of the thread.</summary>
    public string? ConversationsThreadId { get; init; }

    /// <summary>The text without formatting; null for kinds without a text.</summary>
    public string? Text { get; init; }

    /// <summary>When the entry was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the entry was last changed; null if it never was.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The id of the actor that created the entry.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The client that created the entry.</summary>
    public MessageClient? Client { get; init; }

    /// <summary>The senders; empty for kinds that have none.</summary>
    public IReadOnlyList<Sender> Senders { get; init => field = PlainList.Of(value); } = [];

    /// <summary>The recipients; empty for kinds that have none.</summary>
    public IReadOnlyList<Recipient> Recipients { get; init => field = PlainList.Of(value); } = [];

    /// <summary>Whether the message is archived.</summary>
    public bool? Archived { get; init; }

    /// <summary>The message's id, under the name that cmdlet parameters bind to.</summary>
    public string? MessageId => Id;

    /// <summary>The thread's id, under the name that cmdlet parameters bind to.</summary>
    public string? ThreadId => ConversationsThreadId;

    /// <summary>
    /// Returns the kind, the id and the thread. It omits the text, so that the text doesn't end up in logs.
    /// </summary>
    public override string ToString() => DisplayText.Of($"{Type} {Id} in thread {ThreadId}");

    internal static ThreadMessage? Read(JsonElement element) => WireObject.Read<ThreadMessage>(element, Create);

    private static ThreadMessage Create(WireObject wire) => wire.Text("type"u8) switch
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
