using System.Globalization;
using HubSpotConversations.Models;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sending.Delivery;

namespace HubSpotConversations.Tests.Client.Sending;

/// <summary>
/// An unknown outcome settles sooner only while other messages of the run show that histories are up to date.
/// </summary>
public sealed class PromptHistoryTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan InFull = TimeSpan.FromSeconds(45);

    [Fact]
    public async Task Send_OtherMessagesShowPromptly_SettlesSoon()
        => (await SettlingTimeAsync(new SandboxOptions())).ShouldBeLessThan(Soon);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Send_FewerThanThreeOtherMessages_SettlesInFull(int others)
        => (await SettlingTimeAsync(new SandboxOptions(), others)).ShouldBe(InFull);

    [Fact]
    public async Task Send_HistoriesAreLate_SettlesInFull()
        => (await SettlingTimeAsync(new SandboxOptions { HistoryLag = TimeSpan.FromSeconds(30) })).ShouldBe(InFull);

    [Fact]
    public async Task Send_ThreadsHaveNoTimes_SettlesInFull()
        => (await SettlingTimeAsync(new SandboxOptions { HistoryChanges = [HistoryChange.NoThreadTimes] })).ShouldBe(InFull);

    [Fact]
    public async Task Send_TimeIsFixed_SettlesInFull()
        => (await SettlingTimeAsync(new SandboxOptions(), settings: new SendSettings { MaySettleSooner = false }))
            .ShouldBe(InFull);

    [Fact]
    public async Task Send_OtherMessagesAreTooOld_SettlesInFull()
        => (await SettlingTimeAsync(new SandboxOptions(), wait: TimeSpan.FromMinutes(1))).ShouldBe(InFull);

    [Fact]
    public async Task Send_StoredLateAndReportedByItsThread_IsNotSentAgain()
    {
        TimeSpan lag = TimeSpan.FromSeconds(1.5);
        var account = new SendingAccount(clock => new SandboxOptions { Clock = clock, ExtraThreads = 3, HistoryLag = lag });
        var sender = new ExactlyOnceSender(account.Client, new SendSettings());
        await SendOthersAsync(account, sender, 3);
        account.Ready();
        account.Account.Faults = new FaultPlan
        {
            SlowStore = 1,
            SlowStoreDelay = TimeSpan.FromSeconds(7),
            AppliesTo = static request => request.Method == "POST",
        };

        (await account.SendAsync(sender: sender)).Outcome.ShouldBe(SendOutcomes.Verified);

        account.Clock.Advance(TimeSpan.FromMinutes(1));
        account.Stored.Count.ShouldBe(1);
    }

    private static async Task<TimeSpan> SettlingTimeAsync(
        SandboxOptions options, int others = 3, SendSettings? settings = null, TimeSpan wait = default)
    {
        var account = new SendingAccount(clock => new SandboxOptions
        {
            Clock = clock,
            ExtraThreads = 3,
            HistoryLag = options.HistoryLag,
            HistoryChanges = options.HistoryChanges,
        });
        var sender = new ExactlyOnceSender(account.Client, settings ?? new SendSettings());
        await SendOthersAsync(account, sender, others);
        account.Clock.Advance(wait);
        account.Ready(FaultKind.StatusBefore);

        (await account.SendAsync(sender: sender)).Outcome.ShouldBe(SendOutcomes.Sent);

        account.Stored.Count.ShouldBe(1);
        return TimeSpan.FromTicks(account.Waits.Sum(static pause => pause.Time.Ticks));
    }

    private static async Task SendOthersAsync(SendingAccount account, ExactlyOnceSender sender, int count)
    {
        for (int number = 0; number < count; number++)
        {
            string thread = string.Create(CultureInfo.InvariantCulture, $"{6100000000 + number}");
            _ = await account.SendAsync(SendingAccount.Draft() with { ThreadId = thread }, sender: sender);
            account.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
