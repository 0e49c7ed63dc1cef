using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>An ASSIGNMENT: the thread got another owner.</summary>
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

    /// <summary>The actor that had it; null when nobody had.</summary>
    public string? AssignedFrom { get; init; }

    /// <summary>The actor that got it; null when nobody did.</summary>
    public string? AssignedTo { get; init; }
}
