namespace HubSpotConversations.Http.Timing;

/// <summary>The reason why a call waits.</summary>
internal enum WaitReason
{
    /// <summary>The call waits for the account's limit.</summary>
    Limit,

    /// <summary>
    /// HubSpot rejected a request because of a limit, and asked to wait.
    /// </summary>
    Hold,

    /// <summary>The call waits before it retries.</summary>
    Retry,

    /// <summary>HubSpot accepted a message, and the thread's history doesn't show it yet.</summary>
    Settling,
}
