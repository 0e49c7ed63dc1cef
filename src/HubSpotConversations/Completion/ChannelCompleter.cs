using System.Collections;
using HubSpotConversations.Models;

namespace HubSpotConversations.Completion;

/// <summary>Completes HubSpot's channels by name and shows their ids as tool tips.</summary>
public class ChannelCompleter : ChoiceCompleter
{
    private protected sealed override IEnumerable<CompletionChoice> Choices(IDictionary parameters)
        => Channels.Names
            .Where(channel => Offers(channel.Key))
            .OrderBy(static channel => channel.Value, StringComparer.Ordinal)
            .Select(static channel => new CompletionChoice(
                channel.Value, $"channel {channel.Key}", Alias: channel.Key));

    /// <summary>Whether to complete a channel.</summary>
    private protected virtual bool Offers(string channelId) => true;
}
