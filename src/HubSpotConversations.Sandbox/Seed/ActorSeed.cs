using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>The authors of messages: one actor of every kind, and one of an unknown kind.</summary>
internal static class ActorSeed
{
    private const string Avatars = "https://cdn.acme.example/avatars/";

    public static void Fill(AccountState state)
    {
        foreach (StoredActor actor in Agents().Concat(Visitors()).Concat(Others()))
        {
            state.Actors.Add(actor.Id, actor);
        }
    }

    private static IEnumerable<StoredActor> Agents() =>
    [
        new(SandboxData.AgentActorId, "AGENT", "Maya Lindqvist", SandboxData.AgentEmail, Avatars + "maya.png"),
        new(SandboxData.SecondAgentActorId, "AGENT", "Tomas Okafor", "tomas.okafor@acme.example"),
        new(SandboxData.ThirdAgentActorId, "AGENT", "Priya Raman", "priya.raman@acme.example"),
    ];

    private static IEnumerable<StoredActor> Visitors() =>
    [
        new(SandboxData.VisitorActorId, "VISITOR", "Jane Doe", SandboxData.VisitorEmail, Avatars + "jane.png"),
        new("V-702", "VISITOR", "Ólafur Þórsson", "olafur@example.is"),
        new("V-703", "VISITOR", "Mei Tanaka 田中", "mei.tanaka@example.jp"),
        new("V-704", "VISITOR", "Luis Ortega", "luis.ortega@example.es"),
        new("V-705", "VISITOR", Name: null, "no-name@example.net"),
        new("V-706", "VISITOR", "Win Big", "prizes@example.biz"),
    ];

    private static IEnumerable<StoredActor> Others() =>
    [
        new(SandboxData.BotActorId, "BOT", "Acme Helper", Avatar: Avatars + "bot.png"),
        new(SandboxData.SystemActorId, "SYSTEM"),
        new(SandboxData.IntegratorActorId, "INTEGRATOR", "Order Notifier"),
        new(SandboxData.LlmActorId, "LLM", "Customer Agent"),
        new(SandboxData.EmailActorId, "EMAIL", Email: SandboxData.EmailActorId.Substring(2)),
        new(SandboxData.UnknownKindActorId, "TEAM", "Night shift"),
    ];
}
