using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>VISITOR: a visitor: a contact who writes. Its id begins with V-.</summary>
public sealed class VisitorActor : Actor
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public VisitorActor()
    {
    }

    internal VisitorActor(WireObject wire)
        : base(wire)
    {
    }
}
