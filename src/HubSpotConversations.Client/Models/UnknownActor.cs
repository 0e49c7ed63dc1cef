using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>An actor of a kind that this version of the module doesn't know.</summary>
public sealed class UnknownActor : Actor
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public UnknownActor()
    {
    }

    internal UnknownActor(WireObject wire)
        : base(wire)
    {
    }
}
