namespace HubSpotConversations.Sending;

/// <summary>Whether an entry of a thread is the message that was sent.</summary>
internal enum EntryMatch
{
    /// <summary>It is another one.</summary>
    Other,

    /// <summary>It could be: HubSpot may have changed it.</summary>
    Possible,

    /// <summary>It is.</summary>
    Same,
}
