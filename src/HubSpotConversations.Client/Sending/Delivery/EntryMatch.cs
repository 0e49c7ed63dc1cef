namespace HubSpotConversations.Sending.Delivery;

/// <summary>Shows whether an entry of a thread is the message that was sent.</summary>
internal enum EntryMatch
{
    /// <summary>The entry is a different message.</summary>
    Other,

    /// <summary>The entry could be the message, because HubSpot may have changed it.</summary>
    Possible,

    /// <summary>The entry is the message.</summary>
    Same,
}
