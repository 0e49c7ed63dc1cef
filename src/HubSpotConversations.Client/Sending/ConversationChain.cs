namespace HubSpotConversations.Sending;

/// <summary>The messages of one conversation. They are sent one at a time.</summary>
internal sealed class ConversationChain(string conversation)
{
    public string Conversation { get; } = conversation;

    /// <summary>The messages that have not started yet.</summary>
    public Queue<LinkedListNode<SendItem>> Waiting { get; } = new();

    /// <summary>When HubSpot created the newest of these messages, by HubSpot's clock; null if none is known.</summary>
    public DateTimeOffset? NewestAt { get; set; }
}
