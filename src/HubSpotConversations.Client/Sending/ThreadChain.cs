namespace HubSpotConversations.Sending;

/// <summary>The messages to one thread, which never overlap.</summary>
internal sealed class ThreadChain(string threadId)
{
    public string ThreadId { get; } = threadId;

    /// <summary>Those that are not begun yet.</summary>
    public Queue<LinkedListNode<SendItem>> Waiting { get; } = new();

    /// <summary>When HubSpot created the newest one that it has, by its own clock; null while none is known.</summary>
    public DateTimeOffset? NewestAt { get; set; }
}
