namespace HubSpotConversations.Tests.Client.Watching;

/// <summary>Watching some threads.</summary>
public sealed class ThreadWatchTests
{
    private readonly WatchedAccount _account = new();

    [Fact]
    public async Task What_is_there_at_the_start_is_not_new_whatever_the_clocks_say()
    {
        _account.Add("1", "yesterday", -86_400);
        _account.Add("1", "future", 7200);
        _account.Begin(["1"]);

        (await _account.LookAsync()).ShouldBeEmpty();
        _account.Add("1", "new", 7201);
        (await _account.LookAsync()).ShouldBe("new");
        (await _account.LookAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_message_comes_once_in_the_order_in_which_it_was_made()
    {
        _account.Add("1", "old", -10);
        _account.Add("2", "old2", -20);
        _account.Begin(["1", "2"]);
        await _account.LookAsync();

        _account.Add("1", "c", 3);
        _account.Add("1", "a", 1);
        _account.Add("2", "b", 2);
        _account.Add("2", "b2", 2, "COMMENT");

        (await _account.LookAsync()).ShouldBe("a b b2 c");
        (await _account.LookAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_that_shows_late_comes_once_and_so_do_those_of_one_moment()
    {
        _account.Add("1", "old", -10);
        _account.Begin(["1"]);
        await _account.LookAsync();
        _account.Add("1", "m50", 50);
        (await _account.LookAsync()).ShouldBe("m50");

        _account.Add("1", "late", 1);
        _account.Add("1", "same", 50);

        (await _account.LookAsync()).ShouldBe("late same");
        (await _account.LookAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_thread_without_any_entry_hides_nothing_that_comes()
    {
        _account.Add("1", "x", 0);
        _account.Fault = _ => WatchedAccount.Status(200, """{"results":[]}""");
        _account.Begin(["1"]);
        await _account.LookAsync();
        _account.Fault = static _ => null;
        _account.Add("1", "y", 600);

        (await _account.LookAsync(after: 700)).ShouldBe("x y");
    }

    [Fact]
    public async Task Since_gives_what_came_after_it_first_over_all_pages()
    {
        for (int i = 0; i < 300; i++)
        {
            _account.Add("1", FormattableString.Invariant($"m{i}"), -300 + i);
        }

        _account.Begin(["1"], since: -250);

        string[] found = (await _account.LookAsync()).Split(' ');
        found.Length.ShouldBe(249);
        found[0].ShouldBe("m51");
        found[^1].ShouldBe("m299");
        (await _account.LookAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_quiet_thread_costs_one_request_of_a_short_page()
    {
        for (int i = 0; i < 1000; i++)
        {
            _account.Add("1", FormattableString.Invariant($"m{i}"), -100_000 + (i * 90));
        }

        _account.Begin(["1"]);
        await _account.LookAsync();
        _ = _account.NewPaths;

        await _account.LookAsync();

        _account.NewPaths.ShouldBe(["/1/messages"]);
    }

    [Fact]
    public async Task A_message_that_comes_while_the_pages_are_read_comes_once()
    {
        _account.Add("1", "old", -10);
        _account.Begin(["1"]);
        await _account.LookAsync();
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

        string[] found = [.. (await _account.LookAsync()).Split(' '), .. (await _account.LookAsync()).Split(' ')];

        found.ShouldBeUnique();
        found.Length.ShouldBe(31);
    }

    [Fact]
    public async Task Weeks_leave_nothing_in_memory_and_bring_nothing_back()
    {
        _account.Add("1", "m", 0);
        _account.Begin(["1"]);
        await _account.LookAsync();
        for (int i = 1; i <= 500; i++)
        {
            _account.Add("1", FormattableString.Invariant($"m{i}"), i * 3600);
            (await _account.LookAsync(after: 3600)).ShouldBe(FormattableString.Invariant($"m{i}"));
        }

        _account.Watch.Remembered.ShouldBeLessThan(5);
    }

    [Fact]
    public async Task A_thread_that_is_gone_is_told_once_and_the_others_are_watched_on()
    {
        _account.Add("1", "old", -10);
        _account.Begin(["404", "1"]);

        await _account.LookAsync();

        _account.Watch.TakeLost().ShouldHaveSingleItem().ThreadId.ShouldBe("404");
        _account.Watch.IsOver.ShouldBeFalse();
        _account.Add("1", "new", 1);
        (await _account.LookAsync()).ShouldBe("new");
        _account.Watch.TakeLost().ShouldBeEmpty();
    }

    [Fact]
    public async Task When_the_last_thread_is_gone_there_is_nothing_left_to_watch()
    {
        _account.Begin(["404"]);

        await _account.LookAsync();

        _account.Watch.IsOver.ShouldBeTrue();
    }

    [Fact]
    public async Task A_look_that_failed_loses_nothing_and_gives_nothing_twice()
    {
        _account.Add("1", "old", -10);
        _account.Add("2", "old", -10);
        _account.Begin(["1", "2"]);
        await _account.LookAsync();
        _account.Add("1", "a", 1);
        _account.Add("2", "b", 2);
        _account.Fault = static r => r.Path.Contains("/1/", StringComparison.Ordinal) ? WatchedAccount.Status(503) : null;

        await Should.ThrowAsync<HubSpotApiException>(_account.LookAsync());
        _account.Taken().ShouldBe("b");

        _account.Fault = static _ => null;
        (await _account.LookAsync()).ShouldBe("a");
    }

    [Fact]
    public async Task A_first_look_that_failed_still_takes_what_is_there_for_seen()
    {
        _account.Add("1", "old", -10);
        _account.Begin(["1"]);
        _account.Fault = static _ => WatchedAccount.Status(500);
        await Should.ThrowAsync<HubSpotApiException>(_account.LookAsync());
        _account.Fault = static _ => null;

        (await _account.LookAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_limit_is_not_asked_against()
    {
        _account.Add("1", "old", -10);
        _account.Add("2", "old", -10);
        _account.Begin(["1", "2"]);
        _account.Fault = static _ => WatchedAccount.Status(429);

        await Should.ThrowAsync<HubSpotRateLimitException>(_account.LookAsync());

        _account.NewPaths.ShouldBe(["/1/messages"]);
    }
}
