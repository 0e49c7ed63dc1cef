using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>Converts a channel id or HubSpot's channel name: 1002 or EMAIL.</summary>
public sealed class ChannelTransformationAttribute : IdTransformationAttribute
{
    private protected override string? Read(object? input)
    {
        string? given = ToId(input);
        return Channels.Names.Keys.FirstOrDefault(
            id => string.Equals(Channels.Names[id], given, StringComparison.OrdinalIgnoreCase)) ?? given;
    }
}
