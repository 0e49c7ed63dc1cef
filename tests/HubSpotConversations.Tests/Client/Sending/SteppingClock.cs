using System.Collections.Concurrent;
using HubSpotConversations.Http.Timing;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Sending;

/// <summary>
/// Advances a clock to the end of each wait, and keeps it still otherwise, so that a slow call on a busy machine never
/// times out.
/// </summary>
internal sealed class SteppingClock(FakeTimeProvider clock) : IWaitObserver
{
    // How often to yield before the clock advances again, because a wait with an estimated time can last longer.
    private const int Patience = 5000;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<RequestWait, DateTimeOffset> _ends = new();

    public void OnWait(RequestWait wait) => _ends[wait] = clock.GetUtcNow() + wait.Time;

    public void OnWaitEnd(RequestWait wait) => _ends.TryRemove(wait, out _);

    /// <summary>Waits for work that depends on the clock, and returns its result.</summary>
    public async Task<T> RunAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            if (!_ends.IsEmpty)
            {
                await AdvanceAsync(work);
            }

            await Task.Yield();
        }

        return await work;
    }

    private async Task AdvanceAsync(Task work)
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
