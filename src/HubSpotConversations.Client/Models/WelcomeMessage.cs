using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>A WELCOME_MESSAGE: what the channel greets a visitor with.</summary>
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

    /// <summary>The channel; see <see cref="Channels"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>The account of the channel.</summary>
    public string? ChannelAccountId { get; init; }
}
