using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>The client that created a message.</summary>
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

    /// <summary>The kind of client: HUBSPOT, INTEGRATION, SYSTEM or UNKNOWN.</summary>
    public string? ClientType { get; init; }

    /// <summary>The id of the app; null if the client isn't an app.</summary>
    public long? IntegrationAppId { get; init; }

    /// <summary>Returns the kind of client, and the id of an app.</summary>
    public override string ToString()
        => DisplayText.Of(IntegrationAppId is { } app ? $"{ClientType} {app}" : ClientType);
}
