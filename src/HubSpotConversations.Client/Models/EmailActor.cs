using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>EMAIL: an email address that is nobody's contact. Its id begins with E-.</summary>
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
