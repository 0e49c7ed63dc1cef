using HubSpotConversations.Models;

namespace HubSpotConversations.Completion;

/// <summary>Completes HubSpot's channels that can send messages.</summary>
public sealed class SendingChannelCompleter : ChannelCompleter
{
    private protected override bool Offers(string channelId)
        => channelId is not (Channels.WhatsApp or Channels.Forms or Channels.Migration or Channels.CustomerPortal);
}
