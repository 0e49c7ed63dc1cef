using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>The program that made a message.</summary>
public sealed class MessageClient : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public MessageClient()
    {
    }

    internal MessageClient(WireObject wire)
    {
        ClientType = wire.Text("clientType"u8);
        IntegrationAppId = wire.Integer("integrationAppId"u8);
    }

    /// <summary>HUBSPOT, INTEGRATION, SYSTEM or UNKNOWN.</summary>
    public string? ClientType { get; init; }

    /// <summary>The app, where it was one.</summary>
    public long? IntegrationAppId { get; init; }
}
