namespace HubSpotConversations.Sending;

/// <summary>What a journal says of a message.</summary>
internal enum JournalState
{
    /// <summary>It was about to be sent, and nothing was written after that: it may or may not have been.</summary>
    InFlight,

    /// <summary>HubSpot has it.</summary>
    Sent,

    /// <summary>HubSpot does not have it.</summary>
    Failed,

    /// <summary>It was sent and no answer told what became of it.</summary>
    Unknown,

    /// <summary>HubSpot has it and could not deliver it.</summary>
    DeliveryFailed,
}
