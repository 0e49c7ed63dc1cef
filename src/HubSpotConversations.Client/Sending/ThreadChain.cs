namespace HubSpotConversations.Sending;

/// <summary>The messages to one thread, which never overlap.</summary>
internal sealed class ThreadChain(string threadId)
{
    public string ThreadId { get; } = threadId;

    /// <summary>Done when the last one that was added is.</summary>
    public Task Last { get; set; } = Task.CompletedTask;

    /// <summary>How many are not done.</summary>
    public int Count { get; set; }

    /// <summary>When HubSpot created the newest one that it has, by its own clock; null while none is known.</summary>
    public DateTimeOffset? NewestAt { get; set; }
}
