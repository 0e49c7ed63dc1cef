using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>Fills a new account, always with the same.</summary>
internal static class AccountSeed
{
    public static void Fill(AccountState state)
    {
        PlaceSeed.Fill(state);
        ActorSeed.Fill(state);
        EmailSeed.Fill(state);
        ChatSeed.Fill(state);
        MobileSeed.Fill(state);
        OddSeed.Fill(state);
    }
}
