using HubSpotConversations.Limits;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Sending;

/// <summary>
/// A clock that is turned on for as long as somebody waits, and stands still while anybody works: a call that takes its
/// time on a busy machine must not run out of it.
/// </summary>
internal sealed class TurnedClock(FakeTimeProvider clock) : IWaitObserver
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private int _waiting;

    public void OnWait(RequestWait wait) => Interlocked.Increment(ref _waiting);

    public void OnWaitEnd(RequestWait wait) => Interlocked.Decrement(ref _waiting);

    /// <summary>Waits for work that goes by the clock, and gives its result.</summary>
    public async Task<T> RunAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            if (Volatile.Read(ref _waiting) > 0)
            {
                clock.Advance(Step);
            }

            await Task.Yield();
        }

        return await work;
    }
}
