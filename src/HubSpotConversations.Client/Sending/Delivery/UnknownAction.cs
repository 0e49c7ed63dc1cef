namespace HubSpotConversations.Sending.Delivery;

/// <summary>What to do when it is unknown whether HubSpot accepted a message.</summary>
internal enum UnknownAction
{
    /// <summary>
    /// Read the thread. If it has the message, the message was sent. If the message doesn't show after a while, resend
    /// it.
    /// </summary>
    Verify,

    /// <summary>Don't resend the message, and report an error.</summary>
    Stop,

    /// <summary>Resend the message at once. The customer may get it twice.</summary>
    Resend,
}
