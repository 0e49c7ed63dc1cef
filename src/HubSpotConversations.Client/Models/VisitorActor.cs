using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A visitor (VISITOR): a contact who writes to the account. Its id starts with V-.</summary>
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
