using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A THREAD_STATUS_CHANGE entry: the thread was opened or closed.</summary>
public sealed class ThreadStatusChangeMessage : ThreadMessage
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ThreadStatusChangeMessage()
    {
    }

    internal ThreadStatusChangeMessage(WireObject wire)
        : base(wire)
    {
        NewStatus = wire.Text("newStatus"u8);
    }

    /// <summary>The new status, OPEN or CLOSED; see <see cref="ThreadStatuses"/>.</summary>
    public string? NewStatus { get; init; }

    private protected override string Change => $"thread is now {NewStatus}";
}
