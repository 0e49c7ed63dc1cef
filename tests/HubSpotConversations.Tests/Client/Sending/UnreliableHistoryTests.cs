using HubSpotConversations.Http.Clients;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sending.Delivery;
using HubSpotConversations.Tests.Client.Support;
using static HubSpotConversations.Tests.Client.Sending.SendingAccount;

namespace HubSpotConversations.Tests.Client.Sending;

/// <summary>
/// Every send gets a 500 although HubSpot stored the message, and the thread's history is unreliable. The module must
/// never send a second copy.
/// </summary>
public sealed class UnreliableHistoryTests
{
    private const string Text = "It's \"on its way\" & costs < 5 - thanks";

    public static TheoryData<HistoryChange> Changes =>
    [
        HistoryChange.EscapedText, HistoryChange.Paragraph, HistoryChange.TypographicQuotes, HistoryChange.Signature,
        HistoryChange.QuotedReply, HistoryChange.RichTextOnly, HistoryChange.NoText, HistoryChange.ShortenedText,
        HistoryChange.NoId, HistoryChange.NoType, HistoryChange.HeaderAttachment, HistoryChange.NoSender,
        HistoryChange.IntegrationSender,
    ];

    public static TheoryData<HistoryChange> UnreadableHistories =>
    [
        HistoryChange.NullResults, HistoryChange.NoResults, HistoryChange.NullEntries, HistoryChange.NullIds,
        HistoryChange.OldestFirst,
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Send_HistoryShowsTheMessageChanged_SendsNoSecondCopy(HistoryChange change)
    {
        SendingAccount account = Failing(change);

        Exception? failure = await Record.ExceptionAsync(async () => await account.SendAsync(Draft(Text)));

        account.Stored.Count.ShouldBe(1);
        (failure is null or HubSpotDeliveryUnknownException).ShouldBeTrue($"{failure}");
    }

    [Theory]
    [InlineData(HistoryChange.EscapedText)]
    [InlineData(HistoryChange.Paragraph)]
    [InlineData(HistoryChange.TypographicQuotes)]
    public async Task Send_HistoryShowsTheTextInAnotherForm_IsVerified(HistoryChange change)
    {
        SendingAccount account = Failing(change);

        (await account.SendAsync(Draft(Text))).Outcome.ShouldBe(SendOutcomes.Verified);
    }

    [Fact]
    public async Task Send_HistoryShowsTheMessageWithASignature_ErrorNamesTheEntry()
    {
        SendingAccount account = Failing(HistoryChange.Signature);

        HubSpotDeliveryUnknownException failure = await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await account.SendAsync(Draft(Text)));

        failure.Message.ShouldContain(failure.CandidateIds.ShouldHaveSingleItem());
    }

    [Theory]
    [MemberData(nameof(UnreadableHistories))]
    public async Task Send_HistoryCannotBeRead_IsUnknownAndNotResent(HistoryChange problem)
    {
        SendingAccount account = Failing(problem, lagSeconds: 3600);

        await Should.ThrowAsync<HubSpotDeliveryUnknownException>(async () => await account.SendAsync(Draft(Text)));

        account.Stored.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    public async Task Send_HistoryIsLate_SendsNoSecondCopy(int seconds)
    {
        SendingAccount account = Failing(change: null, seconds);

        (await account.SendAsync(Draft(Text))).Outcome.ShouldBe(SendOutcomes.Verified);

        account.Stored.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Send_ThreadReportsANewerMessageThanItsHistoryShows_IsNotResent()
    {
        SendingAccount account = Failing(change: null, lagSeconds: 3600);

        HubSpotDeliveryUnknownException failure = await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await account.SendAsync(Draft(Text)));

        failure.Message.ShouldContain("reports a newer message");
        account.Stored.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Send_RejectedAfterAnAttemptOfUnknownOutcome_ReportsBoth()
    {
        var account = new SendingAccount();
        account.Ready();
        account.Account.Faults = new FaultPlan
        {
            StatusBefore = 1,
            StatusCodes = [500, 400],
            AppliesTo = static request => request.Method == "POST",
        };

        HubSpotDeliveryUnknownException failure = await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await account.SendAsync());

        failure.Message.ShouldContain("500");
        failure.Message.ShouldContain("400");
    }

    [Fact]
    public async Task Send_EarlierEqualMessageOfAnotherProgram_IsNotTakenForOurs()
    {
        SendingAccount account = new SendingAccount().Ready();
        var other = new ConversationsClient(new ConversationsClientOptions
        {
            AccessToken = "another-process",
            Handler = account.Account.CreateHandler(),
            Clock = account.Clock,
        });
        _ = await other.Threads.SendMessageAsync(Draft(), Api.TestEnd);
        account.Clock.Advance(TimeSpan.FromMinutes(2));
        account.Account.Faults = FaultPlan.Sequence(FaultKind.StatusBefore);

        (await account.SendAsync()).Outcome.ShouldBe(SendOutcomes.Sent);

        account.Stored.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Send_AccountMigratesAfterAnUnknownAttempt_IsUnknown()
    {
        var account = new SendingAccount();
        account.Ready();
        account.Account.Faults = new FaultPlan
        {
            StatusBefore = 1,
            StatusCodes = [500, 477],
            AppliesTo = static request => request.Method == "POST",
        };

        await Should.ThrowAsync<HubSpotDeliveryUnknownException>(async () => await account.SendAsync());
    }

    [Fact]
    public async Task Send_StoppedBeforeAnUncheckedResend_IsUnknown()
    {
        SendingAccount account = new SendingAccount().Ready(FaultKind.DropBefore);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500), account.Clock);

        await Should.ThrowAsync<HubSpotDeliveryUnknownException>(
            async () => await account.SendAsync(onUnknown: UnknownAction.Resend, stop: stop));
    }

    [Fact]
    public async Task Send_HistoryShowsAnotherKindOfClient_SendsNoSecondCopy()
    {
        SendingAccount account = Failing(HistoryChange.OtherClient);
        FaultPlan failing = account.Account.Faults!;
        account.Account.Faults = null;
        _ = await account.SendAsync(Draft("The first one."));
        account.Account.Faults = failing;

        await Should.ThrowAsync<HubSpotDeliveryUnknownException>(async () => await account.SendAsync(Draft(Text)));

        account.Stored.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(FaultKind.StatusAfter, SendOutcomes.Verified)]
    [InlineData(FaultKind.StatusBefore, SendOutcomes.Sent)]
    public async Task Comment_OutcomeUnknown_IsAddedOnce(FaultKind fault, string outcome)
    {
        SendingAccount account = new SendingAccount().Ready(fault);

        SentMessage sent = await account.SendAsync(isComment: true);

        sent.Outcome.ShouldBe(outcome);
        sent.Message.ShouldBeOfType<CommentMessage>();
        Page<ThreadMessage> page = await account.Client.Threads.ListMessagesAsync(
            SandboxData.EmailThreadId, limit: 100, cancellationToken: Api.TestEnd);
        page.Results.Count(static entry => entry.Text == "On its way.").ShouldBe(1);
    }

    // Without the times of its latest messages, a thread does not show that its history lags.
    private static SendingAccount Failing(HistoryChange? change, int lagSeconds = 0)
    {
        var account = new SendingAccount(clock => new SandboxOptions
        {
            Clock = clock,
            HistoryLag = TimeSpan.FromSeconds(lagSeconds),
            HistoryChanges = change is { } one ? [one, HistoryChange.NoThreadTimes] : [],
        });
        account.Ready();
        account.Account.Faults = new FaultPlan
        {
            StatusAfter = 1,
            StatusCodes = [500],
            AppliesTo = static request => request.Method == "POST",
        };
        return account;
    }
}
