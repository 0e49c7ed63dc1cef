using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>Messages that visitors write while the account is in use.</summary>
internal static class VisitorMessages
{
    /// <returns>The id of the new message.</returns>
    public static string Add(AccountState state, StoredThread thread, string text, DateTimeOffset time)
    {
        string id = state.NextMessageId();
        ThreadHistory history = ThreadHistory.Live(state, thread, time);
        history.WithId(id).Incoming($"V-{thread.ContactId}", text);
        if (thread.IsClosed)
        {
            history.ChangeStatus(SandboxData.SystemActorId, closed: false);
        }

        return id;
    }
}
