using CsCheck;
using HubSpotConversations.Http.RateLimiting;

namespace HubSpotConversations.Tests.Client.Limits;

/// <summary>Nobody starves, and no place is lost.</summary>
public sealed class FairnessTests
{
    [Fact]
    public async Task Who_asks_first_is_served_first()
    {
        var clock = new SimClock();
        var limiter = new AccountLimiter(clock) { Override = 1 };
        Permit permit = limiter.Now();
        Task<Permit>[] waiting = [.. Enumerable.Range(0, 20).Select(_ => limiter.Ask())];

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
    public async Task Who_gives_up_is_skipped_and_takes_no_place()
    {
        var limiter = new AccountLimiter(new SimClock()) { Override = 2 };
        _ = limiter.Now();
        _ = limiter.Now();
        using var end = new CancellationTokenSource();
        Task<Permit> first = limiter.AskUntil(end.Token);
        Task<Permit> second = limiter.Ask();
        Task<Permit> third = limiter.AskUntil(end.Token);
        Task<Permit> fourth = limiter.Ask();
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
    public void Who_has_given_up_before_asking_takes_no_place()
    {
        var limiter = new AccountLimiter(new SimClock());

        Should.Throw<OperationCanceledException>(
            () => _ = limiter.AskUntil(new CancellationToken(canceled: true)));

        limiter.Status.Used.ShouldBe(0);
    }

    [Fact]
    public void No_place_is_lost_whatever_becomes_of_the_requests()
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

                // Whoever waits still gives up; what is under way ends; a window later all is as in the beginning.
                end.Cancel();
                while (open.TryDequeue(out Permit permit))
                {
                    limiter.OnResponse(permit, default, isSuccess: true);
                }

                clock.RunUntil(clock.Elapsed + TimeSpan.FromMinutes(1));
                limiter.Status.Used.ShouldBe(0);
                limiter.Status.Waiting.ShouldBe(0);
                limiter.Room().ShouldBe(limit);
            },
            iter: 300,
            threads: 1);

    private static void Step(
        AccountLimiter limiter, int step, Queue<Permit> open, Queue<Task<Permit>> waiting, CancellationToken end)
    {
        if (step == 0 || open.Count == 0)
        {
            waiting.Enqueue(limiter.AskUntil(end));
            return;
        }

        Permit permit = open.Dequeue();
        switch (step)
        {
            case 1:
                limiter.OnResponse(permit, default, isSuccess: true);
                break;
            case 2:
                limiter.OnResponse(permit, Asking.Told(1000, 999), isSuccess: false);
                break;
            case 3:
                limiter.OnRateLimited(permit, default, Refusals.Of("TEN_SECONDLY_ROLLING", TimeSpan.FromSeconds(3)));
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
