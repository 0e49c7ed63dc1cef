using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>An email address that doesn't belong to a contact (EMAIL). Its id starts with E-.</summary>
public sealed class EmailActor : Actor
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public EmailActor()
    {
    }

    internal EmailActor(WireObject wire)
        : base(wire)
    {
    }
}
