using HubSpotConversations.Models;

namespace HubSpotConversations.Completion;

/// <summary>Completes the types of entries in a thread's history.</summary>
public sealed class MessageTypeCompleter : KnownValuesCompleter
{
    private protected override IReadOnlyList<string> Values => MessageTypes.All;
}
