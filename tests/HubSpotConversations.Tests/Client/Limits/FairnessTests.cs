using CsCheck;
using HubSpotConversations.Http.RateLimiting;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>The limiter is fair and loses no permits.</summary>
public sealed class FairnessTests
{
    [Fact]
    public async Task Permits_are_granted_in_request_order()
    {
        var clock = new SimClock();
        var limiter = new AccountLimiter(clock) { Override = 1 };
        Permit permit = limiter.AcquireNow();
        Task<Permit>[] waiting = [.. Enumerable.Range(0, 20).Select(_ => limiter.Acquire())];

        for (int i = 0; i < waiting.Length; i++)
        {
            limiter.OnNotSent();
            _ = await waiting[i].WaitAsync(Support.Api.TestEnd);
            limiter.Status.Waiting.ShouldBe(waiting.Length - i - 1);
            waiting.Skip(i + 1).ShouldAllBe(static task => !task.IsCompleted);
        }

        permit.SentAt.ShouldBe(clock.GetTimestamp());
    }

    [Fact]
    public async Task A_cancelled_waiter_is_skipped_and_uses_no_permit()
    {
        var limiter = new AccountLimiter(new SimClock()) { Override = 2 };
        _ = limiter.AcquireNow();
        _ = limiter.AcquireNow();
        using var end = new CancellationTokenSource();
        Task<Permit> first = limiter.AcquireUntil(end.Token);
        Task<Permit> second = limiter.Acquire();
        Task<Permit> third = limiter.AcquireUntil(end.Token);
        Task<Permit> fourth = limiter.Acquire();
        await end.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(first)).CancellationToken.ShouldBe(end.Token);
        limiter.OnNotSent();
        limiter.OnNotSent();

        _ = await Task.WhenAll(second, fourth).WaitAsync(Support.Api.TestEnd);
        await Should.ThrowAsync<OperationCanceledException>(third);
        limiter.Status.Used.ShouldBe(2);
        limiter.Status.Waiting.ShouldBe(0);
    }

    [Fact]
    public void A_cancelled_token_uses_no_permit()
    {
        var limiter = new AccountLimiter(new SimClock());

        Should.Throw<OperationCanceledException>(
            () => _ = limiter.AcquireUntil(new CancellationToken(canceled: true)));

        limiter.Status.Used.ShouldBe(0);
    }

    [Fact]
    public void No_sequence_of_outcomes_loses_a_permit()
        => Gen.Select(Gen.Int[1, 12], Gen.Int[0, 5].Array[1, 120]).Sample(
            static (limit, steps) =>
            {
                var clock = new SimClock();
                var limiter = new AccountLimiter(clock) { Override = limit };
                var open = new Queue<Permit>();
                var waiting = new Queue<Task<Permit>>();
                using var end = new CancellationTokenSource();
                foreach (int step in steps)
                {
                    Step(limiter, step, open, waiting, end.Token);
                    Settle(limiter, open, waiting);
                    open.Count.ShouldBeLessThanOrEqualTo(limit);
                }

                // Cancel the waiters and complete the open requests. One window later, the limiter must be back to its
                // initial state.
                end.Cancel();
                while (open.TryDequeue(out Permit permit))
                {
                    limiter.OnResponse(permit, default, isSuccess: true);
                }

                clock.RunUntil(clock.Elapsed + TimeSpan.FromMinutes(1));
                limiter.Status.Used.ShouldBe(0);
                limiter.Status.Waiting.ShouldBe(0);
                limiter.CountAvailable().ShouldBe(limit);
            },
            iter: 300,
            threads: 1);

    private static void Step(
        AccountLimiter limiter, int step, Queue<Permit> open, Queue<Task<Permit>> waiting, CancellationToken end)
    {
        if (step == 0 || open.Count == 0)
        {
            waiting.Enqueue(limiter.AcquireUntil(end));
            return;
        }

        Permit permit = open.Dequeue();
        switch (step)
        {
            case 1:
                limiter.OnResponse(permit, default, isSuccess: true);
                break;
            case 2:
                limiter.OnResponse(permit, LimiterExtensions.Headers(1000, 999), isSuccess: false);
                break;
            case 3:
                limiter.OnRateLimited(permit, default, RateLimitErrors.Of("TEN_SECONDLY_ROLLING", TimeSpan.FromSeconds(3)));
                break;
            case 4:
                limiter.OnNoResponse();
                break;
            default:
                limiter.OnNotSent();
                break;
        }
    }

    private static void Settle(AccountLimiter limiter, Queue<Permit> open, Queue<Task<Permit>> waiting)
    {
        for (int served = waiting.Count - limiter.Status.Waiting; served > 0; served--)
        {
            open.Enqueue(waiting.Dequeue().GetAwaiter().GetResult());
        }
    }
}
