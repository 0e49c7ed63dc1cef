using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>An actor of a kind that this version of the module does not know.</summary>
public sealed class UnknownActor : Actor
{
    /// <summary>Makes an empty one, for tests and for values of your own.</summary>
    public UnknownActor()
    {
    }

    internal UnknownActor(WireObject wire)
        : base(wire)
    {
    }
}
