using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>Completes those of HubSpot's own channels that a message can be sent over.</summary>
public sealed class SendingChannelCompleter : ChannelCompleter
{
    private protected override bool Offers(string channelId)
        => channelId is not (Channels.WhatsApp or Channels.Forms or Channels.Migration or Channels.CustomerPortal);
}
