using System.Collections;

namespace HubSpotConversations.Completion;

/// <summary>Completes the types of webhook events.</summary>
public sealed class EventTypeCompleter : ChoiceCompleter
{
    private protected override IEnumerable<CompletionChoice> Choices(IDictionary parameters)
        =>
        [
            new("conversation.newMessage"), new("conversation.creation"), new("conversation.propertyChange"),
            new("conversation.deletion"), new("conversation.privacyDeletion"),
        ];
}
