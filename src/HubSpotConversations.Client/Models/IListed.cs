namespace HubSpotConversations.Models;

/// <summary>What HubSpot lists page by page.</summary>
internal interface IListed
{
    string? Id { get; }
}
