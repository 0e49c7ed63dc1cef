using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using HubSpotConversations.Models;

namespace HubSpotConversations.Completion;

/// <summary>Completes HubSpot's channels by name and shows their ids as tool tips.</summary>
public class ChannelCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string begun = CompletionWord.Begun(wordToComplete);
        return Channels.Names
            .Where(channel => Offers(channel.Key))
            .Where(channel => channel.Value.StartsWith(begun, StringComparison.OrdinalIgnoreCase)
                || channel.Key.StartsWith(begun, StringComparison.Ordinal))
            .OrderBy(static channel => channel.Value, StringComparer.Ordinal)
            .Select(static channel => new CompletionResult(
                channel.Value, channel.Value, CompletionResultType.ParameterValue, $"channel {channel.Key}"));
    }

    /// <summary>Whether to complete a channel.</summary>
    private protected virtual bool Offers(string channelId) => true;
}
