using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A WELCOME_MESSAGE entry: the channel's greeting for a visitor.</summary>
public sealed class WelcomeMessage : ThreadMessage
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public WelcomeMessage()
    {
    }

    internal WelcomeMessage(WireObject wire)
        : base(wire)
    {
        RichText = wire.Text("richText"u8);
        ChannelId = wire.Text("channelId"u8);
        ChannelAccountId = wire.Text("channelAccountId"u8);
    }

    /// <summary>The text as HTML.</summary>
    public string? RichText { get; init; }

    /// <summary>The id of the channel; see <see cref="Channels"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>HubSpot's name of the channel, for example EMAIL; the id of a custom channel.</summary>
    public string? Channel => ChannelId is null ? null : Channels.NameOf(ChannelId);

    /// <summary>The id of the channel account.</summary>
    public string? ChannelAccountId { get; init; }
}
