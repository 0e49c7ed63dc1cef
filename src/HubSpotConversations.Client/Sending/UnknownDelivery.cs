namespace HubSpotConversations;

/// <summary>What is done where nobody knows whether HubSpot took a message.</summary>
public enum UnknownDelivery
{
    /// <summary>
    /// The thread is read: where the message is in it, it was sent; where it does not show after a while, it is sent
    /// again.
    /// </summary>
    Verify,

    /// <summary>It is left as it is, and told as an error.</summary>
    Stop,

    /// <summary>It is sent again at once: the customer may get it twice.</summary>
    Resend,
}
