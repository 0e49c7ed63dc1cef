namespace HubSpotConversations.Limits;

/// <summary>Somebody who waits for a place within the limit.</summary>
internal sealed class LimitWaiter(TimeSpan longestHold)
{
    // Whoever goes on must not do it within the limiter's lock.
    private readonly TaskCompletionSource<Permit> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TimeSpan LongestHold { get; } = longestHold;

    /// <summary>Gives the place; false where nobody waits for it any more.</summary>
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
