using System.Runtime.CompilerServices;
using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A thread: one conversation with a customer.</summary>
public sealed class ConversationThread : WireModel, IListed
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ConversationThread()
    {
    }

    [MethodImpl(HotPath.Optimize)]
    internal ConversationThread(WireObject wire)
    {
        Id = wire.Text("id"u8);
        Status = wire.Text("status"u8);
        InboxId = wire.Text("inboxId"u8);
        AssignedTo = wire.Text("assignedTo"u8);
        AssociatedContactId = wire.Text("associatedContactId"u8);
        OriginalChannelId = wire.Text("originalChannelId"u8);
        OriginalChannelAccountId = wire.Text("originalChannelAccountId"u8);
        CreatedAt = wire.Time("createdAt"u8);
        ClosedAt = wire.Time("closedAt"u8);
        LatestMessageTimestamp = wire.Time("latestMessageTimestamp"u8);
        LatestMessageSentTimestamp = wire.Time("latestMessageSentTimestamp"u8);
        LatestMessageReceivedTimestamp = wire.Time("latestMessageReceivedTimestamp"u8);
        Archived = wire.Flag("archived"u8);
        Spam = wire.Flag("spam"u8);
        ThreadAssociations = wire.Object("threadAssociations"u8, static w => new ThreadAssociations(w));
    }

    /// <summary>The thread's id, for example 6065362089.</summary>
    public string? Id { get; init; }

    /// <summary>OPEN or CLOSED; see <see cref="ThreadStatuses"/>.</summary>
    public string? Status { get; init; }

    /// <summary>The inbox that it is in.</summary>
    public string? InboxId { get; init; }

    /// <summary>The actor who works on it, for example A-4711; null when nobody does.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>The contact in HubSpot's CRM on the other side.</summary>
    public string? AssociatedContactId { get; init; }

    /// <summary>The channel that it began on, for example 1002 for email; see <see cref="Channels"/>.</summary>
    public string? OriginalChannelId { get; init; }

    /// <summary>The account of the channel that it began on.</summary>
    public string? OriginalChannelAccountId { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When the newest message came or went.</summary>
    public DateTimeOffset? LatestMessageTimestamp { get; init; }

    /// <summary>When the newest message went to the customer.</summary>
    public DateTimeOffset? LatestMessageSentTimestamp { get; init; }

    /// <summary>When the newest message came from the customer.</summary>
    public DateTimeOffset? LatestMessageReceivedTimestamp { get; init; }

    /// <summary>Whether it is in the trash, where HubSpot deletes it for good after 30 days.</summary>
    public bool? Archived { get; init; }

    /// <summary>Whether it is marked as spam.</summary>
    public bool? Spam { get; init; }

    /// <summary>What it belongs to; null unless it was asked for.</summary>
    public ThreadAssociations? ThreadAssociations { get; init; }

    /// <summary>The thread's id, under the name that cmdlets bind.</summary>
    public string? ThreadId => Id;

    /// <summary>The contact's id, under the name that cmdlets bind.</summary>
    public string? ContactId => AssociatedContactId;

    /// <summary>The ticket that it belongs to; null when there is none or it was not asked for.</summary>
    public string? TicketId => ThreadAssociations?.AssociatedTicketId;

    /// <summary>The word thread and the id.</summary>
    public override string ToString() => DisplayText.Of($"thread {Id}");

    internal static ConversationThread? Read(JsonElement element)
        => WireObject.Read(element, static wire => new ConversationThread(wire));
}
