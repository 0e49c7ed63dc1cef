using System.Collections.Concurrent;
using HubSpotConversations.Http.Timing;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Sending;

/// <summary>
/// A clock that jumps to the end of each wait, and stands still while anybody works: a call that takes its time on a busy
/// machine must not run out of time.
/// </summary>
internal sealed class TurnedClock(FakeTimeProvider clock) : IWaitObserver
{
    // How often to let others run before the clock moves on: a wait whose time is only an estimate may last longer.
    private const int Patience = 5000;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<RequestWait, DateTimeOffset> _ends = new();

    public void OnWait(RequestWait wait) => _ends[wait] = clock.GetUtcNow() + wait.Time;

    public void OnWaitEnd(RequestWait wait) => _ends.TryRemove(wait, out _);

    /// <summary>Waits for work that goes by the clock, and gives its result.</summary>
    public async Task<T> RunAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            if (!_ends.IsEmpty)
            {
                await TurnAsync(work);
            }

            await Task.Yield();
        }

        return await work;
    }

    private async Task TurnAsync(Task work)
    {
        (RequestWait wait, DateTimeOffset end) = _ends.OrderBy(static pair => pair.Value).FirstOrDefault();
        if (wait is null)
        {
            return;
        }

        TimeSpan left = end - clock.GetUtcNow();
        clock.Advance(left > Step ? left : Step);
        for (int i = 0; i < Patience && _ends.ContainsKey(wait) && !work.IsCompleted; i++)
        {
            await Task.Yield();
        }
    }
}
