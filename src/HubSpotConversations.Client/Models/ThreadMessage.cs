using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>
/// One entry of a thread's history: a message, a comment, or a change of the thread. Each kind has a class of its own,
/// <see cref="UnknownMessage"/> for those to come.
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

    /// <summary>The kind, as HubSpot spells it, for example MESSAGE; see <see cref="MessageTypes"/>.</summary>
    public string? Type { get; init; }

    /// <summary>The message's id, with or without dashes as it came.</summary>
    public string? Id { get; init; }

    /// <summary>The thread's id.</summary>
    public string? ConversationsThreadId { get; init; }

    /// <summary>The text without formatting; null for kinds that have none.</summary>
    public string? Text { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed; null when it never was.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The actor who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The program that made it.</summary>
    public MessageClient? Client { get; init; }

    /// <summary>Who sent it; empty for kinds that nobody sends.</summary>
    public IReadOnlyList<Sender> Senders { get; init => field = PlainList.Of(value); } = [];

    /// <summary>Who gets it; empty for kinds that nobody gets.</summary>
    public IReadOnlyList<Recipient> Recipients { get; init => field = PlainList.Of(value); } = [];

    /// <summary>Whether the message is in the trash.</summary>
    public bool? Archived { get; init; }

    /// <summary>The message's id, under the name that cmdlets bind.</summary>
    public string? MessageId => Id;

    /// <summary>The thread's id, under the name that cmdlets bind.</summary>
    public string? ThreadId => ConversationsThreadId;

    /// <summary>The kind, the id and the thread; never the text, which would stand wherever somebody logs it.</summary>
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
