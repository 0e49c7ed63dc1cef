using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>What every new account holds.</summary>
internal static class AccountSeed
{
    // Written once in a process: most of it never changes, so that accounts share it and a test can make many.
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
