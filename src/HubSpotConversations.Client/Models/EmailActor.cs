using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>EMAIL: an email address that is nobody's contact. Its id begins with E-.</summary>
public sealed class EmailActor : Actor
{
    /// <summary>Makes an empty one, for tests and for values of your own.</summary>
    public EmailActor()
    {
    }

    internal EmailActor(WireObject wire)
        : base(wire)
    {
    }
}
