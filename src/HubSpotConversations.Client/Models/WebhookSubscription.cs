using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A subscription of an app to the events of one type.</summary>
public sealed class WebhookSubscription : WireModel, IListed
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public WebhookSubscription()
    {
    }

    internal WebhookSubscription(WireObject wire)
    {
        WebhookSubscriptionId = wire.Text("id"u8);
        EventType = wire.Text("eventType"u8);
        PropertyName = wire.Text("propertyName"u8);
        Active = wire.Flag("active"u8);
        CreatedAt = wire.Time("createdAt"u8);
        UpdatedAt = wire.Time("updatedAt"u8);
    }

    /// <summary>The id of the subscription.</summary>
    public string? WebhookSubscriptionId { get; init; }

    /// <summary>The type of the events, for example conversation.newMessage.</summary>
    public string? EventType { get; init; }

    /// <summary>The property whose changes cause events; null for other types.</summary>
    public string? PropertyName { get; init; }

    /// <summary>Whether HubSpot posts the events.</summary>
    public bool? Active { get; init; }

    /// <summary>When the subscription was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the subscription was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    string? IListed.Id => WebhookSubscriptionId;

    /// <summary>Returns the type and the property.</summary>
    public override string ToString()
        => DisplayText.Of(PropertyName is null ? EventType : $"{EventType} ({PropertyName})");

    internal static WebhookSubscription? Read(JsonElement element)
        => WireObject.Read(element, static wire => new WebhookSubscription(wire));
}
