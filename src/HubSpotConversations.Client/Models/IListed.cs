namespace HubSpotConversations.Models;

/// <summary>A resource that HubSpot lists page by page.</summary>
internal interface IListed
{
    string? Id { get; }
}
