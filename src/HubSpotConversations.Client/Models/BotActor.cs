using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A bot (BOT). Its id starts with B-.</summary>
public sealed class BotActor : Actor
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public BotActor()
    {
    }

    internal BotActor(WireObject wire)
        : base(wire)
    {
    }
}
