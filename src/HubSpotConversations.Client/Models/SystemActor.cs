using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>SYSTEM: HubSpot itself. Its id begins with S-.</summary>
public sealed class SystemActor : Actor
{
    /// <summary>Makes an empty one, for tests and for values of your own.</summary>
    public SystemActor()
    {
    }

    internal SystemActor(WireObject wire)
        : base(wire)
    {
    }
}
