namespace HubSpotConversations.Limits;

/// <summary>
/// Is told when calls wait. Called from any thread, also at the same time; it must not throw or block.
/// </summary>
internal interface IWaitObserver
{
    /// <summary>A call begins to wait.</summary>
    void OnWait(RequestWait wait);

    /// <summary>It goes on, or is given up.</summary>
    void OnWaitEnd(RequestWait wait);
}
