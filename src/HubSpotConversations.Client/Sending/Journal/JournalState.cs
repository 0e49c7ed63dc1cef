namespace HubSpotConversations.Sending.Journal;

/// <summary>The states of a message in a journal.</summary>
internal enum JournalState
{
    /// <summary>The journal has an attempt without an outcome. The message may or may not have been sent.</summary>
    InFlight,

    /// <summary>HubSpot has the message.</summary>
    Sent,

    /// <summary>HubSpot does not have the message.</summary>
    Failed,

    /// <summary>The message was sent, and no response showed its outcome.</summary>
    Unknown,

    /// <summary>HubSpot has the message and could not deliver it.</summary>
    DeliveryFailed,
}
