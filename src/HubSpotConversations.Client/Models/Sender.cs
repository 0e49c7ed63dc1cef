using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>The sender of a message.</summary>
public sealed class Sender : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public Sender()
    {
    }

    internal Sender(WireObject wire)
    {
        ActorId = wire.Text("actorId"u8);
        Name = wire.Text("name"u8);
        SenderField = wire.Text("senderField"u8);
        DeliveryIdentifier = wire.Object("deliveryIdentifier"u8, static w => new DeliveryIdentifier(w));
    }

    /// <summary>The actor id, for example <c>A-4711</c> (agent) or <c>V-81</c> (visitor).</summary>
    public string? ActorId { get; init; }

    /// <summary>The name that the channel reports.</summary>
    public string? Name { get; init; }

    /// <summary>The email header that names the sender, for example FROM.</summary>
    public string? SenderField { get; init; }

    /// <summary>The sender's address on the channel.</summary>
    public DeliveryIdentifier? DeliveryIdentifier { get; init; }

    /// <summary>The address as text; null if there is none.</summary>
    public string? Address => DeliveryIdentifier?.Value;

    /// <summary>The name with the address.</summary>
    internal string Label => DisplayText.Of(
        Name is { } name && Address is { } address ? $"{name} <{address}>" : ToString());

    /// <summary>Returns the name, or else the address, or else the actor id.</summary>
    public override string ToString() => DisplayText.Of(Name ?? DeliveryIdentifier?.Value ?? ActorId);
}
