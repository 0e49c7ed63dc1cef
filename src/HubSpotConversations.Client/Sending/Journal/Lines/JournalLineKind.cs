namespace HubSpotConversations.Sending.Journal.Lines;

/// <summary>The kinds of lines in a journal.</summary>
internal enum JournalLineKind
{
    /// <summary>An event that only later versions know.</summary>
    Other,

    /// <summary>A run started.</summary>
    Run,

    /// <summary>A run ended.</summary>
    End,

    /// <summary>A message is about to be sent.</summary>
    Intent,

    /// <summary>HubSpot has the message.</summary>
    Sent,

    /// <summary>HubSpot does not have the message.</summary>
    Failed,

    /// <summary>It is unknown whether HubSpot has the message.</summary>
    Unknown,

    /// <summary>HubSpot has the message and could not deliver it.</summary>
    DeliveryFailed,
}
