namespace HubSpotConversations.Http.Handlers;

/// <summary>Is told of every request when it has ended. Called from any thread, also at the same time.</summary>
public interface IRequestObserver
{
    /// <summary>Takes note of a request. It must not throw and must not block.</summary>
    void OnRequest(RequestTrace trace);
}
