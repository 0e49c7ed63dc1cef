using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A channel: a way to exchange messages with customers, such as email.</summary>
public sealed class Channel : WireModel, IListed
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public Channel()
    {
    }

    internal Channel(WireObject wire)
    {
        ChannelId = wire.Text("id"u8);
        Name = wire.Text("name"u8);
    }

    /// <summary>The id of the channel, for example 1002; see <see cref="Channels"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>The name of the channel.</summary>
    public string? Name { get; init; }

    string? IListed.Id => ChannelId;

    /// <summary>Returns the name, or else the id.</summary>
    public override string ToString() => DisplayText.Of(Name ?? ChannelId);

    internal static Channel? Read(JsonElement element) => WireObject.Read(element, static wire => new Channel(wire));
}
