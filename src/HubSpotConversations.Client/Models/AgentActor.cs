using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>An agent (AGENT): a user of the account. Its id starts with A-.</summary>
public sealed class AgentActor : Actor
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public AgentActor()
    {
    }

    internal AgentActor(WireObject wire)
        : base(wire)
    {
    }
}
