using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>HubSpot itself (SYSTEM). Its id starts with S-.</summary>
public sealed class SystemActor : Actor
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public SystemActor()
    {
    }

    internal SystemActor(WireObject wire)
        : base(wire)
    {
    }
}
