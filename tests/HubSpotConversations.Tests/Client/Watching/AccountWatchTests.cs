using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Watching;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Watching;

/// <summary>Watching the account.</summary>
public sealed class AccountWatchTests
{
    private readonly WatchedAccount _account = new();

    [Theory]
    [InlineData(-500)]
    [InlineData(0)]
    [InlineData(500)]
    public async Task What_is_there_at_the_start_is_not_new_though_the_clocks_differ(double hubSpotsNow)
    {
        _account.Add("1", "old", hubSpotsNow - 1);
        _account.Begin();

        (await _account.LookAsync(after: 0)).ShouldBeEmpty();
        _account.Add("1", "new", hubSpotsNow + 1);
        _account.Add("2", "newer", hubSpotsNow + 2);
        (await _account.LookAsync()).ShouldBe("new newer");
    }

    [Fact]
    public async Task An_old_thread_that_gets_a_message_gives_that_one_alone()
    {
        _account.Add("1", "last year", -30_000_000);
        _account.Begin();
        await _account.LookAsync();

        _account.Add("1", "new", 6);

        (await _account.LookAsync()).ShouldBe("new");
    }

    [Fact]
    public async Task A_look_at_an_account_without_news_is_one_request()
    {
        _account.Add("1", "old", -1000);
        _account.Add("2", "recent", -100);
        _account.Begin();
        await _account.LookAsync();
        _ = _account.NewPaths;

        await _account.LookAsync(after: 200);
        _ = _account.NewPaths;
        await _account.LookAsync();

        _account.NewPaths.ShouldBe([string.Empty]);
    }

    [Fact]
    public async Task A_thread_is_read_when_it_changed_and_a_few_times_after_that()
    {
        _account.Begin();
        await _account.LookAsync();
        _account.Add("1", "new", 6);
        await _account.LookAsync();
        _ = _account.NewPaths;

        for (int i = 0; i < 60; i++)
        {
            await _account.LookAsync();
        }

        _account.NewPaths.Count(static path => path == "/1/messages").ShouldBe(5);
    }

    [Fact]
    public async Task A_message_that_shows_late_comes_once()
    {
        _account.Begin();
        await _account.LookAsync();
        _account.Add("1", "m30", 30);
        (await _account.LookAsync()).ShouldBe("m30");

        _account.Add("1", "late", 10);
        _account.Add("1", "same", 30);

        (await _account.LookAsync()).ShouldBe("late same");
        for (int i = 0; i < 30; i++)
        {
            (await _account.LookAsync()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Comments_come_with_the_next_message_of_their_thread_and_once()
    {
        _account.Begin();
        await _account.LookAsync();
        _account.Add("1", "m", 10);
        (await _account.LookAsync(after: 10)).ShouldBe("m");
        _account.Add("1", "note", 75, "COMMENT");
        (await _account.LookAsync(after: 65)).ShouldBe("note");

        _account.Add("2", "other", 80);
        (await _account.LookAsync(after: 5)).ShouldBe("other");
        _account.Add("1", "again", 100);

        (await _account.LookAsync(after: 20)).ShouldBe("again");
    }

    [Fact]
    public async Task Since_gives_what_came_after_it_first()
    {
        _account.Add("1", "a", -5000);
        _account.Add("2", "b", -3000);
        _account.Add("1", "c", -1000);
        _account.Begin(since: -4000);

        (await _account.LookAsync()).ShouldBe("b c");
        (await _account.LookAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_pages_of_the_threads_are_read()
    {
        for (int i = 0; i < 1100; i++)
        {
            _account.Add(FormattableString.Invariant($"t{i}"), FormattableString.Invariant($"m{i}"), -i);
        }

        _account.Begin(since: -100_000);

        (await _account.LookAsync()).Split(' ').Length.ShouldBe(1100);
    }

    [Fact]
    public async Task Weeks_leave_nothing_in_memory_and_bring_nothing_back()
    {
        _account.Begin();
        await _account.LookAsync();
        for (int i = 1; i <= 500; i++)
        {
            string thread = FormattableString.Invariant($"t{i % 50}");
            _account.Add(thread, FormattableString.Invariant($"m{i}"), i * 600);
            (await _account.LookAsync(after: 600)).ShouldBe(FormattableString.Invariant($"m{i}"));
        }

        _account.Watch.Remembered.ShouldBeLessThan(5);
    }

    [Fact]
    public async Task One_thread_that_fails_does_not_silence_the_others()
    {
        _account.Add("0", "zero", -10);
        _account.Begin();
        await _account.LookAsync();
        _account.Add("1", "a", 6);
        _account.Add("2", "b", 7);
        _account.Fault = static r => r.Path.Contains("/1/", StringComparison.Ordinal) ? WatchedAccount.Status(500) : null;

        await Should.ThrowAsync<HubSpotApiException>(_account.LookAsync());
        _account.Taken().ShouldBe("b");
        _account.Add("2", "c", 200);
        await Should.ThrowAsync<HubSpotApiException>(_account.LookAsync(after: 200));
        _account.Taken().ShouldBe("c");

        _account.Fault = static _ => null;
        (await _account.LookAsync()).ShouldBe("a");
    }

    [Fact]
    public async Task A_thread_that_was_archived_in_between_is_passed_over()
    {
        _account.Begin();
        await _account.LookAsync();
        _account.Add("1", "a", 6);
        _account.Add("2", "b", 7);
        _account.Fault = static r => r.Path.Contains("/1/", StringComparison.Ordinal) ? WatchedAccount.Status(404) : null;

        (await _account.LookAsync()).ShouldBe("b");
    }

    [Fact]
    public async Task A_look_ends_when_its_time_is_over()
    {
        var clock = new FakeTimeProvider(WatchedAccount.Start);
        var asked = new TaskCompletionSource();
        using var handler = new StubHandler(async (_, cancellationToken) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        });
        var watch = new ThreadWatch(new WatchScope(), clock);

        Task<bool> look = watch.PollAsync(Api.Over(handler, clock: clock), TimeSpan.FromSeconds(3), Api.TestEnd);
        await asked.Task.WaitAsync(Api.TestEnd);
        clock.Advance(TimeSpan.FromSeconds(3));

        (await look).ShouldBeFalse();
    }
}
