
namespace HubSpotConversations.Http.Timing;

/// <summary>Pauses a call and reports the wait to an observer.</summary>
internal static class Waiting
{
    public static async Task PauseAsync(
        TimeProvider clock, RequestWait wait, IWaitObserver? observer, CancellationToken cancellationToken)
    {
        observer?.OnWait(wait);
        try
        {
            await TimeLimit.WaitAsync(clock, wait.Time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            observer?.OnWaitEnd(wait);
        }
    }
}
