using System.Management.Automation;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>Converts a channel id or HubSpot's channel name: 1002 or EMAIL.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ChannelTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        return inputData is object[] many ? Array.ConvertAll(many, ToChannelId) : ToChannelId(inputData);
    }

    private static string? ToChannelId(object? input)
    {
        string? given = IdTransformationAttribute.ToId(input);
        foreach (KeyValuePair<string, string> channel in Channels.Names)
        {
            if (string.Equals(channel.Value, given, StringComparison.OrdinalIgnoreCase))
            {
                return channel.Key;
            }
        }

        return given;
    }
}
