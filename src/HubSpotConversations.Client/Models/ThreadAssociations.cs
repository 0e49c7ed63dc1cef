using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>What a thread belongs to.</summary>
public sealed class ThreadAssociations : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ThreadAssociations()
    {
    }

    internal ThreadAssociations(WireObject wire)
    {
        AssociatedTicketId = wire.Text("associatedTicketId"u8);
    }

    /// <summary>The ticket in HubSpot's CRM.</summary>
    public string? AssociatedTicketId { get; init; }

    /// <summary>The ticket's id.</summary>
    public override string ToString()
        => DisplayText.Of(AssociatedTicketId is { } ticket ? $"ticket {ticket}" : string.Empty);
}
