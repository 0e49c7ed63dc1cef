using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A thread: one conversation with a customer.</summary>
public sealed class ConversationThread : WireModel, IListed
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ConversationThread()
    {
    }

    internal ConversationThread(WireObject wire)
    {
        ThreadId = wire.Text("id"u8);
        Status = wire.Text("status"u8);
        InboxId = wire.Text("inboxId"u8);
        AssignedTo = wire.Text("assignedTo"u8);
        ContactId = wire.Text("associatedContactId"u8);
        OriginalChannelId = wire.Text("originalChannelId"u8);
        OriginalChannelAccountId = wire.Text("originalChannelAccountId"u8);
        CreatedAt = wire.Time("createdAt"u8);
        ClosedAt = wire.Time("closedAt"u8);
        LatestMessage = wire.Time("latestMessageTimestamp"u8);
        LatestMessageSentTimestamp = wire.Time("latestMessageSentTimestamp"u8);
        LatestMessageReceivedTimestamp = wire.Time("latestMessageReceivedTimestamp"u8);
        Archived = wire.Flag("archived"u8);
        Spam = wire.Flag("spam"u8);
        ThreadAssociations = wire.Object("threadAssociations"u8, static w => new ThreadAssociations(w));
    }

    /// <summary>The id of the thread, for example 6065362089.</summary>
    public string? ThreadId { get; init; }

    /// <summary>The status of the thread, OPEN or CLOSED; see <see cref="ThreadStatuses"/>.</summary>
    public string? Status { get; init; }

    /// <summary>The id of the inbox that contains the thread.</summary>
    public string? InboxId { get; init; }

    /// <summary>The actor that the thread is assigned to, for example A-4711; null if it is unassigned.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>The id of the customer's contact in HubSpot's CRM.</summary>
    public string? ContactId { get; init; }

    /// <summary>
    /// The id of the channel that the thread started on, for example 1002 for email; see <see cref="Channels"/>.
    /// </summary>
    public string? OriginalChannelId { get; init; }

    /// <summary>The id of the channel account that the thread started on.</summary>
    public string? OriginalChannelAccountId { get; init; }

    /// <summary>When the thread was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the thread was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When the newest message was sent or received.</summary>
    public DateTimeOffset? LatestMessage { get; init; }

    /// <summary>When the newest message was sent to the customer.</summary>
    public DateTimeOffset? LatestMessageSentTimestamp { get; init; }

    /// <summary>When the newest message was received from the customer.</summary>
    public DateTimeOffset? LatestMessageReceivedTimestamp { get; init; }

    /// <summary>Whether the thread is archived. HubSpot deletes an archived thread permanently after 30 days.</summary>
    public bool? Archived { get; init; }

    /// <summary>Whether the thread is marked as spam.</summary>
    public bool? Spam { get; init; }

    /// <summary>The records that the thread is associated with; null unless the caller requested them.</summary>
    public ThreadAssociations? ThreadAssociations { get; init; }

    /// <summary>The name or address of the customer; the contact's id if neither is known.</summary>
    public string? Contact => Account?.ActorName("V-" + ContactId) ?? ContactId;

    /// <summary>The name of the inbox; its id if the name is unknown.</summary>
    public string? Inbox => Account?.InboxName(InboxId) ?? InboxId;

    /// <summary>
    /// HubSpot's name of the channel that the thread started on, for example EMAIL; the id of a custom channel.
    /// </summary>
    public string? Channel => OriginalChannelId is null ? null : Channels.NameOf(OriginalChannelId);

    /// <summary>The name of the channel account that the thread started on; its id if the name is unknown.</summary>
    public string? ChannelAccount => Account?.ChannelAccountName(OriginalChannelAccountId) ?? OriginalChannelAccountId;

    /// <summary>
    /// The name of the actor that the thread is assigned to; the actor's id if the name is unknown. Null if the thread
    /// is unassigned.
    /// </summary>
    public string? Assignee => Account?.ActorName(AssignedTo) ?? AssignedTo;

    /// <summary>The subject of the newest message that has one; null unless Get-HubSpotThread -Preview read it.</summary>
    public string? Subject { get; internal set; }

    /// <summary>The text of the newest message; null unless Get-HubSpotThread -Preview read it.</summary>
    public string? Preview { get; internal set; }

    /// <summary>The id of the associated ticket; null if there isn't one or the caller did not request it.</summary>
    public string? TicketId => ThreadAssociations?.AssociatedTicketId;

    string? IListed.Id => ThreadId;

    /// <summary>Returns the word "thread" and the id.</summary>
    public override string ToString() => DisplayText.Of($"thread {ThreadId}");

    internal static ConversationThread? Read(JsonElement element)
        => WireObject.Read(element, static wire => new ConversationThread(wire));
}
