using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>The threads that a reader of the contract wouldn't expect.</summary>
internal static class OddSeed
{
    public static void Fill(AccountState state)
    {
        AddUnknownKinds(state);
        AddForm(state);
    }

    private static void AddUnknownKinds(AccountState state)
    {
        StoredThread thread = SeedThreads.Add(
            state, SandboxData.UnknownKindsThreadId, SandboxData.MessengerChannelAccountId, "705", daysAgo: 0.5);
        SeedThreads.History(state, thread)
            .Incoming("V-705", "Look at this!", message =>
                message.Attach(SeedAttachments.UnknownKind, SeedAttachments.SocialMedia))
            .After(1).Other("REACTION", "V-705", """
                {"emoji":"👍","reactsTo":{"kind":"MESSAGE","depth":1},"weights":[0.5,1.5]}
                """)
            .After(1).Outgoing(SandboxData.AgentActorId, "Very nice.", message =>
            {
                // Some real accounts return the app's id as text, and HubSpot can add fields at any time.
                message["client"] = new JsonObject { ["clientType"] = "INTEGRATION", ["integrationAppId"] = "2438486" };
                message["sentiment"] = new JsonObject { ["label"] = "HAPPY", ["score"] = 0.93 };
            })
            .After(2).Assign(SandboxData.SystemActorId, SandboxData.UnknownKindActorId);
    }

    private static void AddForm(AccountState state)
    {
        StoredThread thread = SeedThreads.Add(
            state, SandboxData.FormThreadId, SandboxData.FormsChannelAccountId, "705", daysAgo: 0.02);
        SeedThreads.History(state, thread).Incoming("V-705", "Topic: other\nMessage: please call me back");
    }
}
