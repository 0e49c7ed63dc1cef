using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>An ASSIGNMENT entry: the thread was assigned or unassigned.</summary>
public sealed class AssignmentMessage : ThreadMessage
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public AssignmentMessage()
    {
    }

    internal AssignmentMessage(WireObject wire)
        : base(wire)
    {
        AssignedFrom = wire.Text("assignedFrom"u8);
        AssignedTo = wire.Text("assignedTo"u8);
    }

    /// <summary>The actor that the thread was assigned to before; null if it was unassigned.</summary>
    public string? AssignedFrom { get; init; }

    /// <summary>The actor that the thread is assigned to now; null if it is unassigned.</summary>
    public string? AssignedTo { get; init; }

    private protected override string Change => AssignedTo is null ? "unassigned" : $"assigned to {NameOf(AssignedTo)}";
}
