namespace HubSpotConversations.Http.Tracing;

/// <summary>Receives each request after it has ended. Several threads can call it at the same time.</summary>
public interface IRequestObserver
{
    /// <summary>Called when a request has ended. It must not throw or block.</summary>
    void OnRequest(RequestTrace trace);
}
