using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>Starts the seeded threads.</summary>
internal static class SeedThreads
{
    /// <summary>Adds a thread on a channel account, the specified number of days before the history ends.</summary>
    public static StoredThread Add(AccountState state, string id, string accountId, string contactId, double daysAgo)
    {
        StoredChannelAccount account = state.FindChannelAccount(accountId)!;
        var thread = new StoredThread
        {
            Id = id,
            CreatedAt = SandboxData.HistoryEnd.AddDays(-daysAgo),
            InboxId = account.InboxId,
            ChannelId = account.ChannelId,
            ChannelAccountId = account.Id,
            ContactId = contactId,
        };
        state.Add(thread);
        return thread;
    }

    public static ThreadHistory History(AccountState state, StoredThread thread) =>
        new(state, thread, thread.CreatedAt);
}
