using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A THREAD_INBOX_CHANGE entry: the thread moved to another inbox.</summary>
public sealed class ThreadInboxChangeMessage : ThreadMessage
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ThreadInboxChangeMessage()
    {
    }

    internal ThreadInboxChangeMessage(WireObject wire)
        : base(wire)
    {
        FromInboxId = wire.Text("fromInboxId"u8);
        ToInboxId = wire.Text("toInboxId"u8);
    }

    /// <summary>The id of the previous inbox.</summary>
    public string? FromInboxId { get; init; }

    /// <summary>The id of the new inbox.</summary>
    public string? ToInboxId { get; init; }

    private protected override string Change => $"moved from {InboxOf(FromInboxId)} to {InboxOf(ToInboxId)}";

    private string? InboxOf(string? inboxId) => Account?.InboxName(inboxId) ?? inboxId;
}
