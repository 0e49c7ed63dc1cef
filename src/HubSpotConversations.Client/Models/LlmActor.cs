using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>LLM: a language model that answers. Its id begins with L-.</summary>
public sealed class LlmActor : Actor
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public LlmActor()
    {
    }

    internal LlmActor(WireObject wire)
        : base(wire)
    {
    }
}
