using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>Messages that visitors write while the account is in use.</summary>
internal static class VisitorMessages
{
    /// <returns>The id of the new message.</returns>
    public static string Add(AccountState state, StoredThread thread, string text)
    {
        string id = state.NextMessageId();
        new ThreadHistory(state, thread, state.Clock.GetUtcNow())
            .WithId(id)
            .Incoming($"V-{thread.ContactId}", text);
        return id;
    }
}
