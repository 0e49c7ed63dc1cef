using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>
/// Completes those of HubSpot's own channels that a message can be sent over, by name, with their ids as the tool tip.
/// </summary>
public sealed class ChannelCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string begun = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return Channels.Names
            .Where(static channel => channel.Key is not (Channels.WhatsApp or Channels.Forms or Channels.Migration
                or Channels.CustomerPortal))
            .Where(channel => channel.Value.StartsWith(begun, StringComparison.OrdinalIgnoreCase)
                || channel.Key.StartsWith(begun, StringComparison.Ordinal))
            .OrderBy(static channel => channel.Value, StringComparer.Ordinal)
            .Select(static channel => new CompletionResult(
                channel.Value, channel.Value, CompletionResultType.ParameterValue, $"channel {channel.Key}"));
    }
}
