using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>The records that a thread is associated with.</summary>
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

    /// <summary>The id of the ticket in HubSpot's CRM.</summary>
    public string? AssociatedTicketId { get; init; }

    /// <summary>Returns the word "ticket" and the id.</summary>
    public override string ToString()
        => DisplayText.Of(AssociatedTicketId is { } ticket ? $"ticket {ticket}" : string.Empty);
}
