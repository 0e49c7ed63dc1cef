using HubSpotConversations.Http.Timing;

namespace HubSpotConversations.Http.RateLimiting;

/// <summary>A call that waits for the limit.</summary>
internal sealed class LimitWaiter(TimeSpan longestHold)
{
    // The call must not continue inside the limiter's lock.
    private readonly TaskCompletionSource<Permit> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TimeSpan LongestHold { get; } = longestHold;

    /// <summary>Lets the call continue; returns false if it no longer waits.</summary>
    public bool Serve(Permit permit) => _source.TrySetResult(permit);

    public void Fail(HubSpotException failure) => _ = _source.TrySetException(failure);

    public async Task<Permit> WaitAsync(
        RequestWait wait, IWaitObserver? observer, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration end = cancellationToken.Register(
            static state => ((LimitWaiter)state!)._source.TrySetCanceled(), this);
        observer?.OnWait(wait);
        try
        {
            return await _source.Task.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            observer?.OnWaitEnd(wait);
        }
    }
}
