namespace HubSpotConversations.Http.Timing;

/// <summary>What a call waits for.</summary>
internal enum WaitReason
{
    /// <summary>A place within the account's limit.</summary>
    Limit,

    /// <summary>
    /// The end of the time that HubSpot asked to wait when it refused a request because of the limit.
    /// </summary>
    Hold,

    /// <summary>The next attempt after a failure.</summary>
    Retry,

    /// <summary>The history of a thread, which may show a message only a while after it was accepted.</summary>
    Settling,
}
