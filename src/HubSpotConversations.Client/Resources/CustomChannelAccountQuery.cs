using HubSpotConversations.Models;

namespace HubSpotConversations.Resources;

/// <summary>Which accounts of a custom channel to list.</summary>
public sealed class CustomChannelAccountQuery
{
    /// <summary>The address of the account; null for all.</summary>
    public DeliveryIdentifier? DeliveryIdentifier { get; init; }

    /// <summary>Whether to list only archived accounts.</summary>
    public bool Archived { get; init; }
}
