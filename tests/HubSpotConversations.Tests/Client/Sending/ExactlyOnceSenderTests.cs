using System.Net;
using HubSpotConversations.Accounts;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sending.Delivery;
using HubSpotConversations.Tests.Client.Support;
using static HubSpotConversations.Tests.Client.Sending.SendingAccount;

namespace HubSpotConversations.Tests.Client.Sending;

/// <summary>A message is stored exactly once, even if the response is lost.</summary>
public sealed class ExactlyOnceSenderTests
{
    [Theory]
    [InlineData(FaultKind.StatusAfter)]
    [InlineData(FaultKind.DropAfter)]
    [InlineData(FaultKind.Truncate)]
    public async Task A_stored_message_without_a_response_is_found_and_not_resent(FaultKind fault)
    {
        SendingAccount account = new SendingAccount().Ready(fault);

        SentMessage sent = await account.SendAsync();

        sent.Outcome.ShouldBe(SendOutcomes.Verified);
        sent.Message.Text.ShouldBe("On its way.");
        account.Stored.ShouldBe(["On its way."]);
        account.Waits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FaultKind.StatusBefore)]
    [InlineData(FaultKind.DropBefore)]
    [InlineData(FaultKind.Html)]
    public async Task A_message_that_never_appears_is_resent_after_the_settling_time(FaultKind fault)
    {
        SendingAccount account = new SendingAccount().Ready(fault);

        SentMessage sent = await account.SendAsync();

        sent.Outcome.ShouldBe(SendOutcomes.Sent);
        account.Stored.ShouldBe(["On its way."]);
        account.Waits.ShouldAllBe(static wait => wait.Reason == WaitReason.Settling);
        account.Waits.Sum(static wait => wait.Time.TotalSeconds).ShouldBe(45);
    }

    [Fact]
    public async Task A_message_that_appears_late_is_not_resent()
    {
        SendingAccount account = new SendingAccount(clock => new SandboxOptions
        {
            Clock = clock,
            HistoryLag = TimeSpan.FromSeconds(5),
        }).Ready(FaultKind.DropAfter);

        (await account.SendAsync()).Outcome.ShouldBe(SendOutcomes.Verified);

        account.Stored.ShouldBe(["On its way."]);
    }

    [Fact]
    public async Task A_message_that_is_stored_late_is_not_resent()
    {
        SendingAccount account = new SendingAccount().Ready(FaultKind.SlowStore);

        (await account.SendAsync()).Outcome.ShouldBe(SendOutcomes.Verified);

        account.Stored.ShouldBe(["On its way."]);
    }

    [Theory]
    [InlineData(FaultKind.DropAfter)]
    [InlineData(FaultKind.DropBefore)]
    public async Task Two_equal_messages_are_both_sent(FaultKind fault)
    {
        SendingAccount account = new SendingAccount().Ready(FaultKind.None, fault);

        SentMessage first = await account.SendAsync();
        SentMessage second = await account.SendAsync();

        second.Message.MessageId.ShouldNotBe(first.Message.MessageId);
        account.Stored.ShouldBe(["On its way.", "On its way."]);
    }

    [Theory]
    [InlineData(-240)]
    [InlineData(240)]
    public async Task Different_clocks_do_not_hide_a_stored_message(int seconds)
    {
        SendingAccount account = new SendingAccount(clock => new SandboxOptions
        {
            Clock = clock,
            MessageClockSkew = TimeSpan.FromSeconds(seconds),
        }).Ready(FaultKind.DropAfter);

        (await account.SendAsync()).Outcome.ShouldBe(SendOutcomes.Verified);

        account.Stored.ShouldBe(["On its way."]);
    }

    [Theory]
    [InlineData("  Hello   Jane,\r\n\r\n it is\ton  its way. \n ")]
    [InlineData("\u00a0Caf\u00e9\u200b zu\r\n")]
    public async Task Changed_white_space_does_not_hide_a_stored_message(string text)
    {
        SendingAccount account = new SendingAccount(static clock => new SandboxOptions { Clock = clock, TrimsText = true })
            .Ready(FaultKind.DropAfter);

        (await account.SendAsync(Draft(text))).Outcome.ShouldBe(SendOutcomes.Verified);

        account.Stored.Count.ShouldBe(1);
    }

    [Fact]
    public async Task History_EqualMessageFromBeforeTheAttempt_IsNotTakenForIt()
    {
        var account = new SendingAccount();
        _ = await account.SendAsync();
        DateTimeOffset then = account.Clock.GetUtcNow();
        account.Clock.Advance(TimeSpan.FromMinutes(6));

        // Another process does not know what this one sent.
        ConversationsClient other = OtherProcess(account);
        (await LookAsync(other, Draft(), account.Clock.GetUtcNow())).IsAbsent.ShouldBeTrue();
        (await LookAsync(other, Draft(), then)).Message.ShouldNotBeNull();
        (await LookAsync(other, Draft(), then)).Message.ShouldBeNull("it belongs to the previous send");
    }

    [Fact]
    public async Task History_OtherAgentAccountOrAttachments_IsNotCertainlyTheMessage()
    {
        var account = new SendingAccount();
        DateTimeOffset then = account.Clock.GetUtcNow();
        _ = await account.SendAsync();
        MessageDraft[] others =
        [
            Draft("A different subject altogether!"),
            Draft() with { SenderActorId = SandboxData.SecondAgentActorId },
            Draft() with { ChannelAccountId = "62003" },
            Draft() with { Attachments = [new FileAttachment { FileId = SandboxData.FileId }] },
        ];

        foreach (MessageDraft other in others)
        {
            (await LookAsync(OtherProcess(account), other, then)).Message.ShouldBeNull();
        }
    }

    [Fact]
    public async Task History_MoreThanAThousandNewerEntries_MessageIsFound()
    {
        var account = new SendingAccount(static clock => new SandboxOptions { Clock = clock, RateLimit = 0 });
        DateTimeOffset then = account.Clock.GetUtcNow();
        _ = await account.Client.Threads.SendMessageAsync(Draft(), Api.TestEnd);
        for (int i = 0; i < 1100; i++)
        {
            _ = await account.Client.Threads.SendMessageAsync(Draft("Another one."), Api.TestEnd);
        }

        (await LookAsync(account.Client, Draft(), then)).Message.ShouldNotBeNull();
    }

    [Fact]
    public async Task OnUnknown_Stop_reports_the_unknown_outcome_without_checking()
    {
        SendingAccount account = new SendingAccount().Ready(FaultKind.DropBefore);

        HubSpotDeliveryUnknownException failure = await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await account.SendAsync(onUnknown: UnknownAction.Stop));

        ((MessageDraft)failure.Draft).Text.ShouldBe("On its way.");
        account.Stored.ShouldBeEmpty();
        account.Account.Requests.Count(static request => request.Method == "GET").ShouldBe(0);
    }

    [Fact]
    public async Task OnUnknown_Resend_resends_without_checking()
    {
        SendingAccount account = new SendingAccount().Ready(FaultKind.DropAfter);

        (await account.SendAsync(onUnknown: UnknownAction.Resend)).Outcome.ShouldBe(SendOutcomes.Sent);

        account.Stored.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_unreadable_history_leaves_the_outcome_unknown()
    {
        SendingAccount account = new SendingAccount(maxRetry: 1).Ready();
        bool isSent = false;
        account.Account.Faults = new FaultPlan
        {
            DropAfter = 1,
            AppliesTo = request => request.Method == "GET" || (!isSent && (isSent = true)),
        };

        HubSpotDeliveryUnknownException failure = await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await account.SendAsync());

        failure.Message.ShouldContain("The thread's history doesn't show the outcome");
        account.Stored.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_check_is_repeated()
    {
        SendingAccount account = new SendingAccount(maxRetry: 1)
            .Ready(FaultKind.DropAfter, FaultKind.StatusBefore, FaultKind.DropBefore);

        (await account.SendAsync()).Outcome.ShouldBe(SendOutcomes.Verified);

        account.Stored.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_is_sent_a_limited_number_of_times()
    {
        SendingAccount account = new SendingAccount(maxRetry: 2);
        account.Ready();
        account.Account.Faults = new FaultPlan { DropBefore = 1, AppliesTo = static request => request.Method == "POST" };

        HubSpotDeliveryUnknownException failure = await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await account.SendAsync());

        failure.Message.ShouldContain("None of 3 attempts");
        account.Account.Requests.Count(static request => request.Method == "POST").ShouldBe(3);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(423)]
    public async Task A_message_rejected_with_429_or_423_is_resent_without_checking(int status)
    {
        SendingAccount account = new SendingAccount()
            .Ready(status == 429 ? FaultKind.TooManyRequests : FaultKind.Locked);

        (await account.SendAsync()).Outcome.ShouldBe(SendOutcomes.Sent);

        account.Stored.Count.ShouldBe(1);
        account.Account.Requests.Count(static request => request.Method == "GET").ShouldBe(0);
    }

    [Fact]
    public async Task A_message_rejected_with_477_is_checked_and_not_resent()
    {
        SendingAccount account = new SendingAccount();
        account.Ready();
        account.Account.Faults = new FaultPlan
        {
            StatusBefore = 1,
            StatusCodes = [477],
            AppliesTo = static request => request.Method == "POST",
        };

        HubSpotApiException failure = await Should.ThrowAsync<HubSpotApiException>(
            async () => await account.SendAsync());

        failure.StatusCode.ShouldBe((HttpStatusCode)477);
        account.Account.Requests.Count(static request => request.Method == "POST").ShouldBe(1);
        account.Account.Requests.Count(static request => request.Method == "GET").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task FindEarlier_finds_a_message_that_an_earlier_run_left_in_flight()
    {
        SendingAccount account = new SendingAccount().Ready();
        DateTimeOffset then = account.Clock.GetUtcNow();
        _ = await account.Client.Threads.SendMessageAsync(Draft(), Api.TestEnd);
        ConversationsClient restarted = OtherProcess(account);
        account.Clock.Advance(TimeSpan.FromHours(3));

        SentMessage sent = (await new ExactlyOnceSender(restarted, new SendSettings()).FindEarlierAsync(
            Earlier(then), static (_, _) => Task.CompletedTask, Api.TestEnd)).ShouldNotBeNull();

        sent.Outcome.ShouldBe(SendOutcomes.Verified);
        account.Stored.Count.ShouldBe(1);
    }

    [Fact]
    public async Task FindEarlier_does_not_wait_for_an_old_message_that_was_not_sent()
    {
        SendingAccount account = new SendingAccount().Ready();
        DateTimeOffset then = account.Clock.GetUtcNow();
        account.Clock.Advance(TimeSpan.FromHours(3));

        SentMessage? sent = await new ExactlyOnceSender(account.Client, new SendSettings()).FindEarlierAsync(
            Earlier(then),
            static (_, _) => throw new InvalidOperationException("The sender must not wait."),
            Api.TestEnd);

        sent.ShouldBeNull();
    }

    [Fact]
    public async Task A_stop_ends_the_checks()
    {
        SendingAccount account = new SendingAccount().Ready(FaultKind.DropBefore);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(3), account.Clock);

        await Should.ThrowAsync<HubSpotDeliveryUnknownException>(async () => await account.SendAsync(stop: stop));

        account.Stored.ShouldBeEmpty();
        account.Account.Requests.Count(static request => request.Method == "POST").ShouldBe(1);
    }

    private static OutgoingMessage Earlier(DateTimeOffset then) => new()
    {
        Draft = Draft(),
        Owner = ClaimOwner.New(),
        Earlier = new EarlierAttempt(then, then),
    };

    private static ConversationsClient OtherProcess(SendingAccount account) => new(new ConversationsClientOptions
    {
        AccessToken = "another-process",
        Handler = account.Account.CreateHandler(),
        Clock = account.Clock,
    });

    private static Task<ThreadLook> LookAsync(ConversationsClient client, MessageDraft draft, DateTimeOffset startedAt)
        => new ThreadHistoryReader(
            client, new OutgoingMessage { Draft = draft, Owner = ClaimOwner.New(), StartedAt = startedAt }).ReadAsync(Api.TestEnd);
}
