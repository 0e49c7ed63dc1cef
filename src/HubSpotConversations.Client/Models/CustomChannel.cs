using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A custom channel: a channel that an app adds to HubSpot.</summary>
public sealed class CustomChannel : WireModel, IListed
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public CustomChannel()
    {
    }

    internal CustomChannel(WireObject wire)
    {
        CustomChannelId = wire.Text("id"u8);
        Name = wire.Text("name"u8);
        Capabilities = wire.Object("capabilities"u8, static w => new ChannelCapabilities(w));
        WebhookUrl = wire.Text("webhookUrl"u8);
        ChannelDescription = wire.Text("channelDescription"u8);
        ChannelLogoUrl = wire.Text("channelLogoUrl"u8);
        ChannelAccountConnectionRedirectUrl = wire.Text("channelAccountConnectionRedirectUrl"u8);
        CreatedAt = wire.Time("createdAt"u8);
    }

    /// <summary>The id of the channel.</summary>
    public string? CustomChannelId { get; init; }

    /// <summary>The name of the channel.</summary>
    public string? Name { get; init; }

    /// <summary>What messages can contain, and how they become threads.</summary>
    public ChannelCapabilities? Capabilities { get; init; }

    /// <summary>The address that HubSpot posts the events of the channel to.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>The description of the channel.</summary>
    public string? ChannelDescription { get; init; }

    /// <summary>The address of the logo.</summary>
    public string? ChannelLogoUrl { get; init; }

    /// <summary>The address that HubSpot sends a user to who connects an account.</summary>
    public string? ChannelAccountConnectionRedirectUrl { get; init; }

    /// <summary>When the channel was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    string? IListed.Id => CustomChannelId;

    /// <summary>Returns the name, or else the id.</summary>
    public override string ToString() => DisplayText.Of(Name ?? CustomChannelId);

    internal static CustomChannel? Read(JsonElement element)
        => WireObject.Read(element, static wire => new CustomChannel(wire));
}
