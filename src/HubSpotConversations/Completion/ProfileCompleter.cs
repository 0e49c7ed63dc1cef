using System.Collections;
using HubSpotConversations.Profiles;

namespace HubSpotConversations.Completion;

/// <summary>Completes the names of saved profiles.</summary>
public sealed class ProfileCompleter : ChoiceCompleter
{
    private protected override IEnumerable<CompletionChoice> Choices(IDictionary parameters)
    {
        try
        {
            return ProfileStore.All.Select(static profile => new CompletionChoice(
                profile.Name, $"{profile.Authentication}, {profile.BaseUri?.ToString() ?? "HubSpot"}", profile.Name));
        }
        catch (HubSpotException)
        {
            return [];
        }
    }
}
