using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>The data of every new account.</summary>
internal static class AccountSeed
{
    // Created once per process. Most of it never changes, so accounts share it and tests can create many accounts.
    private static readonly Lazy<AccountState> Written = new(Write);

    public static AccountState NewAccount(SandboxOptions options)
    {
        var state = new AccountState(options, Written.Value);
        ExtraThreads.Add(state, options.ExtraThreads);
        return state;
    }

    private static AccountState Write()
    {
        var state = new AccountState(TimeProvider.System);
        PlaceSeed.Fill(state);
        ActorSeed.Fill(state);
        OwnerSeed.Fill(state);
        FileSeed.Fill(state);
        EmailSeed.Fill(state);
        ChatSeed.Fill(state);
        MobileSeed.Fill(state);
        OddSeed.Fill(state);
        return state;
    }
}
