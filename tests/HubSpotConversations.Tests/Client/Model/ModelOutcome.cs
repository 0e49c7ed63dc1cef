namespace HubSpotConversations.Tests.Client.Model;

/// <summary>What a run reported of the message.</summary>
internal enum ModelOutcome
{
    NotAttempted,
    Sent,
    DeliveryFailed,
    Refused,
    Unknown,
    Crashed,
}
