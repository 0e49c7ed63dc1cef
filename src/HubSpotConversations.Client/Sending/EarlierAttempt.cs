namespace HubSpotConversations.Sending;

/// <summary>What an earlier run left open: it began to send a message, and nobody knows what became of that.</summary>
/// <param name="FirstAt">When the oldest such attempt began: no message of any of them is older.</param>
/// <param name="LastAt">When the newest one was last heard of: HubSpot may be at work on it still.</param>
internal sealed record EarlierAttempt(DateTimeOffset FirstAt, DateTimeOffset LastAt);
