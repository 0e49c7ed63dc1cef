using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A THREAD_STATUS_CHANGE: the thread was opened or closed.</summary>
public sealed class ThreadStatusChangeMessage : ThreadMessage
{
    /// <summary>Makes an empty one, for tests and for values of your own.</summary>
    public ThreadStatusChangeMessage()
    {
    }

    internal ThreadStatusChangeMessage(WireObject wire)
        : base(wire)
    {
        NewStatus = wire.Text("newStatus"u8);
    }

    /// <summary>OPEN or CLOSED.</summary>
    public string? NewStatus { get; init; }
}
