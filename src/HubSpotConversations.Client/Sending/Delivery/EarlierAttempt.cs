namespace HubSpotConversations.Sending.Delivery;

/// <summary>An attempt from an earlier run whose outcome is unknown.</summary>
/// <param name="FirstAt">When the oldest of these attempts started. No message of any of them is older.</param>
/// <param name="LastAt">
/// The latest time in the journal about these attempts. HubSpot may still be processing the last one.
/// </param>
internal sealed record EarlierAttempt(DateTimeOffset FirstAt, DateTimeOffset LastAt);
