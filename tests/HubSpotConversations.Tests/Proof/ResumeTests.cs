using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Proof;

/// <summary>The next run settles the unknown outcomes in a journal, even if that run fails, too.</summary>
[Collection(nameof(BusyTests))]
public sealed class ResumeTests
{
    [Fact]
    public async Task An_unknown_outcome_stays_unknown_if_the_next_run_cannot_read_the_thread()
    {
        using var folder = new TemporaryFolder();
        string journal = Path.Combine(folder.Path, "j");
        await using ProofAccount proof = await ProofAccount.StartAsync(0);
        object connection = proof.Connect(maxRetry: 0);
        proof.Account.Faults = FirstPostDropped();
        Reply(proof, connection, journal, "Stop").Errors.ShouldHaveSingleItem();

        proof.Account.Faults = new FaultPlan { DropBefore = 1 };
        Reply(proof, connection, journal, "Verify").Errors.ShouldHaveSingleItem();
        proof.Account.Faults = null;
        Reply(proof, connection, journal, "Verify").ShouldSucceed();

        proof.Account.SentMessageCount.ShouldBe(1);
    }

    [Fact]
    public async Task An_earlier_attempt_is_looked_up_before_missing_values_are_filled_in()
    {
        using var folder = new TemporaryFolder();
        string journal = Path.Combine(folder.Path, "j");
        await using ProofAccount proof = await ProofAccount.StartAsync(0, lag: TimeSpan.Zero);
        object connection = proof.Connect(maxRetry: 0);
        proof.Account.Faults = FirstPostDropped();
        Reply(proof, connection, journal, "Stop").Errors.ShouldHaveSingleItem();
        proof.Account.Faults = null;

        // The newest message of the thread now belongs to another channel, which has no one to reply to.
        proof.Session.Run(
            "param($c, $t, $s) Send-HubSpotThreadMessage $t chat -Connection $c -Sender $s -ChannelId 1000 "
                + "-ChannelAccountId 62003 -Recipient @{ OpaqueId = 'chat-visitor-701' }",
            connection,
            SandboxData.EmailThreadId,
            SandboxData.AgentActorId).ShouldSucceed();
        Reply(proof, connection, journal, "Verify").ShouldSucceed();

        proof.Account.SentMessageCount.ShouldBe(2);
    }

    [Fact]
    public async Task An_earlier_attempt_is_found_behind_newer_messages_of_this_run()
    {
        using var folder = new TemporaryFolder();
        (string, object) journal = ("Journal", Path.Combine(folder.Path, "j"));
        await using ProofAccount proof = await ProofAccount.StartAsync(2);
        object connection = proof.Connect(maxRetry: 0);
        ProofRow[] rows =
            [new(ProofRow.Id(0), "first"), new(ProofRow.Id(1), "second"), new(ProofRow.Id(1), "third")];
        proof.Account.Faults = FaultPlan.Sequence(FaultKind.Locked, FaultKind.Locked, FaultKind.DropAfter);
        proof.Send(rows, connection, journal, ("OnUnknown", "Stop")).Errors.Count.ShouldBe(3);

        proof.Send(rows, connection, journal).ShouldSucceed();

        proof.Account.StoredTexts(ProofRow.Id(1)).Order(StringComparer.Ordinal).ShouldBe(["second", "third"]);
    }

    [Fact]
    public async Task The_settling_time_starts_at_the_latest_attempt()
    {
        using var folder = new TemporaryFolder();
        (string, object) journal = ("Journal", Path.Combine(folder.Path, "j"));
        DateTimeOffset start = DateTimeOffset.UtcNow;
        await using ProofAccount proof = await ProofAccount.StartAsync(
            1, lag: TimeSpan.FromSeconds(6), clock: new FastClock(start, ProofAccount.Speed));
        ProofRow[] rows = [new(ProofRow.Id(0), "only")];
        proof.Account.Faults = FaultPlan.Sequence(FaultKind.DropBefore);
        object longAgo = ProofConnection.To(
            proof.Session, proof.Uri, new EarlierClock(proof.Clock, TimeSpan.FromMinutes(3)), maxRetry: 0);
        proof.Send(rows, longAgo, journal, ("OnUnknown", "Stop")).Errors.ShouldHaveSingleItem();

        // One check and one send succeed in reaching the server. After that, the thread can't be read.
        object connection = proof.Connect(maxRetry: 0);
        proof.Account.Faults = FaultPlan.Sequence(
            [FaultKind.None, FaultKind.DropAfter, .. Enumerable.Repeat(FaultKind.DropBefore, 5)]);
        proof.Send(rows, connection, journal).Errors.ShouldHaveSingleItem();
        proof.Send(rows, connection, journal).ShouldSucceed();

        proof.Account.StoredTexts(ProofRow.Id(0)).ShouldBe(["only"]);
    }

    [Fact]
    public async Task A_rejection_does_not_settle_the_outcome_of_an_earlier_attempt()
    {
        using var folder = new TemporaryFolder();
        (string, object) journal = ("Journal", Path.Combine(folder.Path, "j"));
        await using ProofAccount proof = await ProofAccount.StartAsync(1);
        ProofRow[] rows = [new(ProofRow.Id(0), "only")];
        object connection = proof.Connect(maxRetry: 1);
        proof.Account.Faults = FaultPlan.Sequence(FaultKind.DropAfter, FaultKind.Locked, FaultKind.Locked);
        proof.Send(rows, connection, journal, ("OnUnknown", "Resend")).Errors.ShouldHaveSingleItem();

        proof.Send(rows, connection, journal).ShouldSucceed();

        proof.Account.StoredTexts(ProofRow.Id(0)).ShouldBe(["only"]);
    }

    [Theory]
    [InlineData("half of a ~ pair")]
    [InlineData("a \0 and a \u0007")]
    [InlineData("\uFEFFmark \u202Eand turn\u202C")]
    [InlineData("Å A\u030A \uFFFF")]
    public async Task A_stored_text_is_recognized_despite_special_characters(string text)
    {
        // xunit can't pass an unpaired surrogate as test data.
        string odd = text.Replace('~', '\uD83D');
        await using ProofAccount proof = await ProofAccount.StartAsync(1);
        proof.Account.Faults = FaultPlan.Sequence(FaultKind.DropAfter);

        proof.Send([new(ProofRow.Id(0), odd)], proof.Connect()).ShouldSucceed();

        proof.Account.SentMessageCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("New-HubSpotAttachment -QuickReply Yes, No")]
    [InlineData("New-HubSpotAttachment -FileId 190001")]
    public async Task A_stored_message_with_attachments_is_recognized(string attachment)
    {
        await using ProofAccount proof = await ProofAccount.StartAsync(1);
        proof.Account.Faults = FirstPostDropped();

        proof.Session.Run(
            $"param($c, $t, $s) {attachment} | Send-HubSpotThreadMessage $t hello -Connection $c -Sender $s",
            proof.Connect(),
            SandboxData.ChatThreadId,
            SandboxData.AgentActorId).ShouldSucceed();

        proof.Account.SentMessageCount.ShouldBe(1);
    }

    private static SessionResult Reply(ProofAccount proof, object connection, string journal, string onUnknown)
        => proof.Session.Run(
            "param($c, $t, $s, $j, $u) Send-HubSpotThreadMessage $t answer -Connection $c -Sender $s -Journal $j "
                + "-OnUnknown $u",
            connection,
            SandboxData.EmailThreadId,
            SandboxData.AgentActorId,
            journal,
            onUnknown);

    /// <summary>The first message is stored, but its connection drops. Nothing else fails.</summary>
    private static FaultPlan FirstPostDropped()
    {
        int posts = 0;
        bool IsFirst(SandboxRequest request) => request.Method == "POST" && Interlocked.Increment(ref posts) == 1;
        return new FaultPlan { DropAfter = 1, AppliesTo = IsFirst };
    }
}
