namespace HubSpotConversations.Tests.Client.Model;

/// <summary>What a run reported about the message.</summary>
internal enum ModelOutcome
{
    NotAttempted,
    Sent,
    DeliveryFailed,
    Refused,
    Unknown,
    Crashed,
}
