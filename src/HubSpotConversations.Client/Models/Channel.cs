using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A channel: a kind of way that messages come and go, such as email.</summary>
public sealed class Channel : WireModel, IListed
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public Channel()
    {
    }

    internal Channel(WireObject wire)
    {
        Id = wire.Text("id"u8);
        Name = wire.Text("name"u8);
    }

    /// <summary>The channel's id, for example 1002; see <see cref="Channels"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>The channel's id, under the name that cmdlets bind.</summary>
    public string? ChannelId => Id;

    /// <summary>The name, else the id.</summary>
    public override string ToString() => DisplayText.Of(Name ?? Id);

    internal static Channel? Read(JsonElement element) => WireObject.Read(element, static wire => new Channel(wire));
}
