using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>
/// An event that HubSpot posted to a webhook: of an app, such as conversation.newMessage, or of a custom channel. App events
/// have no message text. Events can repeat, come late and come out of order.
/// </summary>
public sealed class WebhookEvent : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public WebhookEvent()
    {
    }

    internal WebhookEvent(WireObject wire)
    {
        EventType = wire.Text("subscriptionType"u8) ?? wire.Text("type"u8);
        OccurredAt = wire.Time("occurredAt"u8) ?? wire.Time("eventTimestamp"u8);
        Message = wire.Object("message"u8, ThreadMessage.Create);
        ThreadId = wire.Text("objectId"u8) ?? Message?.ThreadId;
        MessageId = wire.Text("messageId"u8) ?? Message?.MessageId;
        MessageType = wire.Text("messageType"u8) ?? Message?.Type;
        PropertyName = wire.Text("propertyName"u8);
        PropertyValue = wire.Text("propertyValue"u8);
        ChangeFlag = wire.Text("changeFlag"u8);
        ChannelId = wire.Text("channelId"u8);
        PortalId = wire.Integer("portalId"u8);
        AppId = wire.Integer("appId"u8);
        EventId = wire.Text("eventId"u8);
        SubscriptionId = wire.Text("subscriptionId"u8);
        AttemptNumber = wire.Integer("attemptNumber"u8);
    }

    /// <summary>
    /// The type: conversation.creation, conversation.newMessage, conversation.propertyChange, conversation.deletion,
    /// conversation.privacyDeletion, or the type of a custom channel's event.
    /// </summary>
    public string? EventType { get; init; }

    /// <summary>When the event occurred.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The id of the thread; null for an event without one.</summary>
    public string? ThreadId { get; init; }

    /// <summary>The id of the new message; null for other events.</summary>
    public string? MessageId { get; init; }

    /// <summary>The type of the new message, such as MESSAGE or COMMENT.</summary>
    public string? MessageType { get; init; }

    /// <summary>The message that left HubSpot through a custom channel; null for other events.</summary>
    public ThreadMessage? Message { get; init; }

    /// <summary>The property that changed: assignedTo, status or isArchived.</summary>
    public string? PropertyName { get; init; }

    /// <summary>The new value of the property. For assignedTo it is a user id.</summary>
    public string? PropertyValue { get; init; }

    /// <summary>What changed, such as NEW_MESSAGE.</summary>
    public string? ChangeFlag { get; init; }

    /// <summary>The id of the custom channel; null for an app's event.</summary>
    public string? ChannelId { get; init; }

    /// <summary>The id of the account.</summary>
    public long? PortalId { get; init; }

    /// <summary>The id of the app.</summary>
    public long? AppId { get; init; }

    /// <summary>The id of the event. Several events can have the same id.</summary>
    public string? EventId { get; init; }

    /// <summary>The id of the subscription.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>How often HubSpot tried to deliver the event before, from 0.</summary>
    public long? AttemptNumber { get; init; }

    /// <summary>Returns the type and the thread.</summary>
    public override string ToString()
        => DisplayText.Of(ThreadId is null ? EventType : $"{EventType} of thread {ThreadId}");

    internal static WebhookEvent? Read(JsonElement element)
        => WireObject.Read(element, static wire => new WebhookEvent(wire));
}
