namespace HubSpotConversations.Sending;

/// <summary>What a line of a journal says.</summary>
internal enum JournalLineKind
{
    /// <summary>Something that a later version writes.</summary>
    Other,

    /// <summary>A run began.</summary>
    Run,

    /// <summary>A run ended.</summary>
    End,

    /// <summary>A message is about to be sent.</summary>
    Intent,

    /// <summary>HubSpot has the message.</summary>
    Sent,

    /// <summary>HubSpot does not have the message.</summary>
    Failed,

    /// <summary>Nobody knows.</summary>
    Unknown,

    /// <summary>HubSpot has the message and could not deliver it.</summary>
    DeliveryFailed,
}
