namespace HubSpotConversations.Http.Timing;

/// <summary>
/// Observes the waits of calls. Its methods can be called from several threads at once. They must not throw or block.
/// </summary>
internal interface IWaitObserver
{
    /// <summary>A call starts to wait.</summary>
    void OnWait(RequestWait wait);

    /// <summary>The wait ends, or the call gives up.</summary>
    void OnWaitEnd(RequestWait wait);
}
