using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>An app (INTEGRATOR). Its id starts with I-.</summary>
public sealed class IntegratorActor : Actor
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public IntegratorActor()
    {
    }

    internal IntegratorActor(WireObject wire)
        : base(wire)
    {
    }
}
