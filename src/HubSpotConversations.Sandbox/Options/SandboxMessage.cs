namespace HubSpotConversations.Sandbox.Options;

/// <summary>A message as the sandbox stores it, for tests that check which messages were sent.</summary>
/// <param name="Id">The id of the message.</param>
/// <param name="Type">The type of the entry, such as <c>MESSAGE</c> or <c>COMMENT</c>.</param>
/// <param name="Text">The text; null if the type doesn't have one.</param>
/// <param name="CreatedAt">The time in the message itself.</param>
/// <param name="Direction"><c>OUTGOING</c> or <c>INCOMING</c>; null if the type doesn't have one.</param>
public sealed record SandboxMessage(string Id, string Type, string? Text, DateTimeOffset CreatedAt, string? Direction)
{
    internal bool IsOutgoing => string.Equals(Direction, "OUTGOING", StringComparison.Ordinal);
}
