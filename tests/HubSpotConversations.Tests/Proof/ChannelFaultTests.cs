using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Tests.Proof;

/// <summary>Messages of a custom channel are neither lost nor duplicated, whatever the network does.</summary>
public sealed class ChannelFaultTests
{
    private const int Messages = 200;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Each_message_is_stored_once(int seed)
    {
        var clock = new FastClock(DateTimeOffset.UtcNow, 200);
        var account = new SandboxAccount(new SandboxOptions { Clock = clock, RateLimit = 1_000_000 })
        {
            Faults = new FaultPlan(seed)
            {
                StatusBefore = 0.08,
                StatusAfter = 0.1,
                DropBefore = 0.05,
                DropAfter = 0.1,
                Truncate = 0.08,
                Html = 0.04,
                SlowStore = 0.06,
            },
        };
        var client = new ConversationsClient(new()
        {
            AccessToken = "t",
            Handler = account.CreateHandler(),
            Clock = clock,
            MaxRetry = 2,
        });

        ThreadMessage[] published = await Task.WhenAll(
            Enumerable.Range(0, Messages).Select(number => PublishAsync(client, number)));

        string[] threads = published.Select(static message => message.ThreadId!).Distinct().ToArray();
        threads.Length.ShouldBe(5);
        string[] stored = threads.SelectMany(account.StoredMessages).Select(static message => message.Text!).ToArray();
        stored.ShouldBe(Enumerable.Range(0, Messages).Select(static number => $"text {number}"), ignoreOrder: true);
        account.Faults.Dealt(FaultKind.DropAfter).ShouldBeGreaterThan(0);
        account.Faults.Dealt(FaultKind.SlowStore).ShouldBeGreaterThan(0);
    }

    // After an error, a script publishes the same message again with the same key.
    private static async Task<ThreadMessage> PublishAsync(ConversationsClient client, int number)
    {
        var draft = new ChannelMessageDraft
        {
            ChannelId = SandboxData.CustomChannelId,
            ChannelAccountId = SandboxData.CustomChannelAccountId,
            Direction = Directions.Incoming,
            Text = $"text {number}",
            Senders = [new Sender { DeliveryIdentifier = new DeliveryIdentifier { Type = DeliveryIdentifierTypes.OpaqueId, Value = $"s{number % 5}" } }],
            Timestamp = DateTimeOffset.UnixEpoch,
            IdempotencyId = $"key {number}",
        };
        while (true)
        {
            try
            {
                return await client.CustomChannels.Messages.PublishAsync(draft, TestContext.Current.CancellationToken);
            }
            catch (HubSpotException)
            {
                // Again.
            }
        }
    }
}
