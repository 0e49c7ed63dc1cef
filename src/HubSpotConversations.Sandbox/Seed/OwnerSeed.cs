using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>The users of the account as owners. Owner ids differ from user ids.</summary>
internal static class OwnerSeed
{
    public static void Fill(AccountState state) => state.Owners.AddRange(
    [
        new StoredOwner(SandboxData.OwnerId, SandboxData.AgentEmail, "Maya", "Lindqvist", 52301001),
        new StoredOwner("71900002", "tomas.okafor@acme.example", "Tomas", "Okafor", 52301002),
        new StoredOwner("71900003", "priya.raman@acme.example", "Priya", "Raman", 52301003),
        new StoredOwner("71900004", SandboxData.FormerAgentEmail, "Sam", "Former", UserId: null),
        new StoredOwner("71900005", "gone@acme.example", "Gone", "Away", 52301005) { Archived = true },
    ]);
}
