namespace HubSpotConversations.Tests.Client.Watching;

/// <summary>Watching individual threads.</summary>
public sealed class ThreadWatchTests
{
    private readonly WatchedAccount _account = new();

    [Fact]
    public async Task Existing_messages_are_not_new_regardless_of_their_times()
    {
        _account.Add("1", "yesterday", -86_400);
        _account.Add("1", "future", 7200);
        _account.Begin(["1"]);

        (await _account.PollAsync()).ShouldBeEmpty();
        _account.Add("1", "new", 7201);
        (await _account.PollAsync()).ShouldBe("new");
        (await _account.PollAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_message_is_returned_once_in_order_of_creation()
    {
        _account.Add("1", "old", -10);
        _account.Add("2", "old2", -20);
        _account.Begin(["1", "2"]);
        await _account.PollAsync();

        _account.Add("1", "c", 3);
        _account.Add("1", "a", 1);
        _account.Add("2", "b", 2);
        _account.Add("2", "b2", 2, "COMMENT");

        (await _account.PollAsync()).ShouldBe("a b b2 c");
        (await _account.PollAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Late_and_simultaneous_messages_are_returned_once()
    {
        _account.Add("1", "old", -10);
        _account.Begin(["1"]);
        await _account.PollAsync();
        _account.Add("1", "m50", 50);
        (await _account.PollAsync()).ShouldBe("m50");

        _account.Add("1", "late", 1);
        _account.Add("1", "same", 50);

        (await _account.PollAsync()).ShouldBe("late same");
        (await _account.PollAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_thread_that_was_empty_at_first_returns_every_later_message()
    {
        _account.Add("1", "x", 0);
        _account.Fault = _ => WatchedAccount.Status(200, """{"results":[]}""");
        _account.Begin(["1"]);
        await _account.PollAsync();
        _account.Fault = static _ => null;
        _account.Add("1", "y", 600);

        (await _account.PollAsync(after: 700)).ShouldBe("x y");
    }

    [Fact]
    public async Task Since_first_returns_the_messages_after_that_time_from_all_pages()
    {
        for (int i = 0; i < 300; i++)
        {
            _account.Add("1", FormattableString.Invariant($"m{i}"), -300 + i);
        }

        _account.Begin(["1"], since: -250);

        string[] found = (await _account.PollAsync()).Split(' ');
        found.Length.ShouldBe(249);
        found[0].ShouldBe("m51");
        found[^1].ShouldBe("m299");
        (await _account.PollAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_quiet_thread_needs_one_request()
    {
        for (int i = 0; i < 1000; i++)
        {
            _account.Add("1", FormattableString.Invariant($"m{i}"), -100_000 + (i * 90));
        }

        _account.Begin(["1"]);
        await _account.PollAsync();
        _ = _account.NewPaths;

        await _account.PollAsync();

        _account.NewPaths.ShouldBe(["/1/messages"]);
    }

    [Fact]
    public async Task A_message_that_arrives_during_paging_is_returned_once()
    {
        _account.Add("1", "old", -10);
        _account.Begin(["1"]);
        await _account.PollAsync();
        for (int i = 0; i < 30; i++)
        {
            _account.Add("1", FormattableString.Invariant($"m{i:00}"), i);
        }

        int requests = 0;
        _account.Fault = _ =>
        {
            if (++requests == 2)
            {
                _account.Add("1", "m99", 40);
            }

            return null;
        };

        string[] found = [.. (await _account.PollAsync()).Split(' '), .. (await _account.PollAsync()).Split(' ')];

        found.ShouldBeUnique();
        found.Length.ShouldBe(31);
    }

    [Fact]
    public async Task A_long_watch_keeps_little_in_memory_and_repeats_nothing()
    {
        _account.Add("1", "m", 0);
        _account.Begin(["1"]);
        await _account.PollAsync();
        for (int i = 1; i <= 500; i++)
        {
            _account.Add("1", FormattableString.Invariant($"m{i}"), i * 3600);
            (await _account.PollAsync(after: 3600)).ShouldBe(FormattableString.Invariant($"m{i}"));
        }

        _account.Watch.Remembered.ShouldBeLessThan(5);
    }

    [Fact]
    public async Task A_missing_thread_is_reported_once_and_the_watch_continues()
    {
        _account.Add("1", "old", -10);
        _account.Begin(["404", "1"]);

        await _account.PollAsync();

        _account.Watch.TakeLost().ShouldHaveSingleItem().ThreadId.ShouldBe("404");
        _account.Watch.IsOver.ShouldBeFalse();
        _account.Add("1", "new", 1);
        (await _account.PollAsync()).ShouldBe("new");
        _account.Watch.TakeLost().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_watch_is_over_when_its_last_thread_is_missing()
    {
        _account.Begin(["404"]);

        await _account.PollAsync();

        _account.Watch.IsOver.ShouldBeTrue();
    }

    [Fact]
    public async Task A_failed_poll_loses_and_repeats_no_messages()
    {
        _account.Add("1", "old", -10);
        _account.Add("2", "old", -10);
        _account.Begin(["1", "2"]);
        await _account.PollAsync();
        _account.Add("1", "a", 1);
        _account.Add("2", "b", 2);
        _account.Fault = static r => r.Path.Contains("/1/", StringComparison.Ordinal) ? WatchedAccount.Status(503) : null;

        await Should.ThrowAsync<HubSpotApiException>(_account.PollAsync());
        _account.Taken().ShouldBe("b");

        _account.Fault = static _ => null;
        (await _account.PollAsync()).ShouldBe("a");
    }

    [Fact]
    public async Task Existing_messages_are_not_new_even_if_the_first_poll_fails()
    {
        _account.Add("1", "old", -10);
        _account.Begin(["1"]);
        _account.Fault = static _ => WatchedAccount.Status(500);
        await Should.ThrowAsync<HubSpotApiException>(_account.PollAsync());
        _account.Fault = static _ => null;

        (await _account.PollAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_429_ends_the_poll_without_further_requests()
    {
        _account.Add("1", "old", -10);
        _account.Add("2", "old", -10);
        _account.Begin(["1", "2"]);
        _account.Fault = static _ => WatchedAccount.Status(429);

        await Should.ThrowAsync<HubSpotRateLimitException>(_account.PollAsync());

        _account.NewPaths.ShouldBe(["/1/messages"]);
    }
}
