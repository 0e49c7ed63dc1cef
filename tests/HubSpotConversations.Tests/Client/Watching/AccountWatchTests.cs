using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Watching;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Watching;

/// <summary>Watching the whole account.</summary>
public sealed class AccountWatchTests
{
    private readonly WatchedAccount _account = new();

    [Theory]
    [InlineData(-500)]
    [InlineData(0)]
    [InlineData(500)]
    public async Task Existing_messages_are_not_new_even_if_the_clocks_differ(double hubSpotsNow)
    {
        _account.Add("1", "old", hubSpotsNow - 1);
        _account.Begin();

        (await _account.PollAsync(after: 0)).ShouldBeEmpty();
        _account.Add("1", "new", hubSpotsNow + 1);
        _account.Add("2", "newer", hubSpotsNow + 2);
        (await _account.PollAsync()).ShouldBe("new newer");
    }

    [Fact]
    public async Task An_old_thread_with_a_new_message_returns_only_that_message()
    {
        _account.Add("1", "last year", -30_000_000);
        _account.Begin();
        await _account.PollAsync();

        _account.Add("1", "new", 6);

        (await _account.PollAsync()).ShouldBe("new");
    }

    [Fact]
    public async Task A_poll_without_new_messages_needs_one_request()
    {
        _account.Add("1", "old", -1000);
        _account.Add("2", "recent", -100);
        _account.Begin();
        await _account.PollAsync();
        _ = _account.NewPaths;

        await _account.PollAsync(after: 200);
        _ = _account.NewPaths;
        await _account.PollAsync();

        _account.NewPaths.ShouldBe([string.Empty]);
    }

    [Fact]
    public async Task A_changed_thread_is_read_again_a_limited_number_of_times()
    {
        _account.Begin();
        await _account.PollAsync();
        _account.Add("1", "new", 6);
        await _account.PollAsync();
        _ = _account.NewPaths;

        for (int i = 0; i < 60; i++)
        {
            await _account.PollAsync();
        }

        _account.NewPaths.Count(static path => path == "/1/messages").ShouldBe(5);
    }

    [Fact]
    public async Task A_message_that_appears_late_is_returned_once()
    {
        _account.Begin();
        await _account.PollAsync();
        _account.Add("1", "m30", 30);
        (await _account.PollAsync()).ShouldBe("m30");

        _account.Add("1", "late", 10);
        _account.Add("1", "same", 30);

        (await _account.PollAsync()).ShouldBe("late same");
        for (int i = 0; i < 30; i++)
        {
            (await _account.PollAsync()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_comment_is_returned_once_even_without_another_message()
    {
        _account.Begin();
        await _account.PollAsync();
        _account.Add("1", "m", 10);
        (await _account.PollAsync(after: 10)).ShouldBe("m");
        _account.Add("1", "note", 75, "COMMENT");
        (await _account.PollAsync(after: 65)).ShouldBe("note");

        _account.Add("2", "other", 80);
        (await _account.PollAsync(after: 5)).ShouldBe("other");
        _account.Add("1", "again", 100);

        (await _account.PollAsync(after: 20)).ShouldBe("again");
    }

    [Fact]
    public async Task Since_first_returns_the_messages_after_that_time()
    {
        _account.Add("1", "a", -5000);
        _account.Add("2", "b", -3000);
        _account.Add("1", "c", -1000);
        _account.Begin(since: -4000);

        (await _account.PollAsync()).ShouldBe("b c");
        (await _account.PollAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_page_of_threads_is_read()
    {
        for (int i = 0; i < 1100; i++)
        {
            _account.Add(FormattableString.Invariant($"t{i}"), FormattableString.Invariant($"m{i}"), -i);
        }

        _account.Begin(since: -100_000);

        (await _account.PollAsync()).Split(' ').Length.ShouldBe(1100);
    }

    [Fact]
    public async Task A_long_watch_keeps_little_in_memory_and_repeats_nothing()
    {
        _account.Begin();
        await _account.PollAsync();
        for (int i = 1; i <= 500; i++)
        {
            string thread = FormattableString.Invariant($"t{i % 50}");
            _account.Add(thread, FormattableString.Invariant($"m{i}"), i * 600);
            (await _account.PollAsync(after: 600)).ShouldBe(FormattableString.Invariant($"m{i}"));
        }

        _account.Watch.Remembered.ShouldBeLessThan(5);
    }

    [Fact]
    public async Task A_failing_thread_does_not_hide_the_others()
    {
        _account.Add("0", "zero", -10);
        _account.Begin();
        await _account.PollAsync();
        _account.Add("1", "a", 6);
        _account.Add("2", "b", 7);
        _account.Fault = static r => r.Path.Contains("/1/", StringComparison.Ordinal) ? WatchedAccount.Status(500) : null;

        await Should.ThrowAsync<HubSpotApiException>(_account.PollAsync());
        _account.Taken().ShouldBe("b");
        _account.Add("2", "c", 200);
        await Should.ThrowAsync<HubSpotApiException>(_account.PollAsync(after: 200));
        _account.Taken().ShouldBe("c");

        _account.Fault = static _ => null;
        (await _account.PollAsync()).ShouldBe("a");
    }

    [Fact]
    public async Task A_thread_that_was_archived_meanwhile_is_skipped()
    {
        _account.Begin();
        await _account.PollAsync();
        _account.Add("1", "a", 6);
        _account.Add("2", "b", 7);
        _account.Fault = static r => r.Path.Contains("/1/", StringComparison.Ordinal) ? WatchedAccount.Status(404) : null;

        (await _account.PollAsync()).ShouldBe("b");
    }

    [Fact]
    public async Task A_poll_ends_at_its_time_limit()
    {
        var clock = new FakeTimeProvider(WatchedAccount.Start);
        var requested = new TaskCompletionSource();
        using var handler = new StubHandler(async (_, cancellationToken) =>
        {
            requested.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        });
        var watch = new ThreadWatch(new WatchScope(), clock);

        Task<bool> poll = watch.PollAsync(Api.Over(handler, clock: clock), TimeSpan.FromSeconds(3), Api.TestEnd);
        await requested.Task.WaitAsync(Api.TestEnd);
        clock.Advance(TimeSpan.FromSeconds(3));

        (await poll).ShouldBeFalse();
    }
}
