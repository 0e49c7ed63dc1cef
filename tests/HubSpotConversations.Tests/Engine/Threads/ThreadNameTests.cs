using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Threads;

/// <summary>A listing shows names instead of ids, with at most one more request for each page.</summary>
public sealed class ThreadNameTests
{
    [Fact]
    public void A_listing_looks_up_all_people_of_a_page_with_one_request()
    {
        using var listed = new ThreadListSession(10, withNames: true);

        listed.Run("Get-HubSpotThread | ForEach-Object { \"$($_.Contact), $($_.Inbox), $($_.Assignee)\" }").Texts.Take(4)
            .ShouldBe(["1, Sales, ", "Name of V-2, Support, ", "3, 3, Name of A-1", "Name of V-4, 4, "]);

        Count(listed, "/threads?").ShouldBe(1);
        Count(listed, "/batch/read").ShouldBe(1);
        Count(listed, "/inboxes?").ShouldBe(1);
    }

    [Fact]
    public void A_second_listing_looks_up_nothing_again()
    {
        using var listed = new ThreadListSession(10, withNames: true);

        listed.Run("$null = Get-HubSpotThread; $null = Get-HubSpotThread").ShouldSucceed();

        Count(listed, "/batch/read").ShouldBe(1);
        Count(listed, "/inboxes?").ShouldBe(1);
    }

    [Fact]
    public void NoName_makes_no_further_request()
    {
        using var listed = new ThreadListSession(10, withNames: true);

        listed.Run("Get-HubSpotThread -NoName").ShouldSucceed().Output.Count.ShouldBe(10);

        listed.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void A_temporary_failure_delays_no_listing_and_the_next_listing_tries_again()
    {
        using var listed = new ThreadListSession(10, withNames: true) { FailingNameRequests = 2 };

        listed.Run("1..2 | ForEach-Object { (Get-HubSpotThread)[1] | ForEach-Object { $_.Contact; $_.Inbox } }").ShouldSucceed()
            .Texts.ShouldBe(["2", "2", "Name of V-2", "Support"]);

        Count(listed, "/batch/read").ShouldBe(2);
        Count(listed, "/inboxes?").ShouldBe(2);
    }

    [Fact]
    public void A_rejected_batch_is_split_into_smaller_ones()
    {
        using var listed = new ThreadListSession(450, withNames: true);

        listed.Run("(Get-HubSpotThread)[441].Contact").Texts.ShouldBe(["Name of V-442"]);

        Count(listed, "/batch/read").ShouldBe(1 + 5);
    }

    [Fact]
    public void Where_and_Sort_use_what_the_columns_show()
    {
        using var listed = new ThreadListSession(10, withNames: true);

        listed.Run("Get-HubSpotThread | Where-Object Inbox -EQ Support | ForEach-Object ThreadId").Texts.ShouldBe(["2"]);
        listed.Run("Get-HubSpotThread | Where-Object Contact -Like 'Name of V-4*' | ForEach-Object ThreadId").Texts.ShouldBe(["4"]);
        listed.Run("Get-HubSpotThread | Where-Object LatestMessage -LT ([datetime]'2026-11-02') | ForEach-Object ThreadId")
            .Texts.ShouldBe(["9"]);
        listed.Run("Get-HubSpotThread | Where-Object LatestMessage -LT ([datetime]'2000-01-01')").Output.ShouldBeEmpty();
    }

    private static int Count(ThreadListSession listed, string part)
        => listed.Server.Requests.Count(r => r.Target.Contains(part, StringComparison.Ordinal));
}
