using System.Globalization;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>Extra threads, for an account of a realistic size.</summary>
internal static class ExtraThreads
{
    private const long FirstId = 6_100_000_000;

    private static readonly string[] Accounts =
    [
        SandboxData.EmailChannelAccountId, SandboxData.LiveChatChannelAccountId, SandboxData.MessengerChannelAccountId,
    ];

    private static readonly string?[] Agents =
        [SandboxData.AgentActorId, null, SandboxData.SecondAgentActorId, SandboxData.ThirdAgentActorId];

    /// <summary>
    /// Adds threads over the year before the history ends. Creates their messages on demand.
    /// </summary>
    public static void Add(AccountState state, int count)
    {
        DateTimeOffset start = SandboxData.HistoryEnd.AddDays(-365);
        for (int index = 0; index < count; index++)
        {
            StoredChannelAccount account = state.FindChannelAccount(Accounts[index % Accounts.Length])!;
            DateTimeOffset created = start.AddDays(365.0 * index / count);
            bool isClosed = index % 2 == 1;
            var thread = new StoredThread
            {
                Id = (FirstId + index).ToString(CultureInfo.InvariantCulture),
                CreatedAt = created,
                InboxId = account.InboxId,
                ChannelId = account.ChannelId,
                ChannelAccountId = account.Id,
                ContactId = (701 + (index % 6)).ToString(CultureInfo.InvariantCulture),
                AssignedTo = Agents[index % Agents.Length],
                IsClosed = isClosed,
                ClosedAt = isClosed ? created.AddMinutes(30) : null,
            };
            thread.Received(created);
            thread.FillWith(unread => new ThreadHistory(state, unread, created)
                .Incoming($"V-{unread.ContactId}", $"Question {unread.Id}: is my order on its way?"));
            state.Add(thread);
        }
    }
}
