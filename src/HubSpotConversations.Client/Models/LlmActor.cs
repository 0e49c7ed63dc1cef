using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A language model that replies to customers (LLM). Its id starts with L-.</summary>
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
