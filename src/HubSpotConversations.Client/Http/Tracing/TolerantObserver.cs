namespace HubSpotConversations.Http.Tracing;

/// <summary>
/// Reports requests that other calls wait for. The call that started one may have ended, and then its observer fails.
/// That must not lose the response.
/// </summary>
internal sealed class TolerantObserver(IRequestObserver observer) : IRequestObserver
{
    public void OnRequest(RequestTrace trace)
    {
        try
        {
            observer.OnRequest(trace);
        }
        catch (Exception)
        {
            // The call that could show the request has ended.
        }
    }
}
