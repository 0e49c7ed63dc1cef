using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A contact that the sender of a channel message already found in HubSpot's CRM.</summary>
public sealed class PreResolvedContact
{
    /// <summary>The id of the contact. HubSpot's API calls it the vid.</summary>
    public required string ContactId { get; init; }

    /// <summary>The names of the contact properties that led to it, for example email.</summary>
    public IReadOnlyList<string> MatchedProperties { get; init => field = PlainList.Of(value); }
        = PlainList.Of<string>([]);

    /// <summary>Returns the id and the properties.</summary>
    public override string ToString()
        => DisplayText.Of(MatchedProperties.Count == 0
            ? ContactId
            : $"{ContactId} ({string.Join(", ", MatchedProperties)})");
}
