namespace HubSpotConversations.Sandbox.Sending;

/// <summary>How far the delivery of a sent message is.</summary>
internal enum DeliveryState
{
    /// <summary>The delivery isn't over.</summary>
    Sending,

    /// <summary>The message was passed on.</summary>
    Sent,

    /// <summary>The message could not be delivered.</summary>
    Failed,
}
