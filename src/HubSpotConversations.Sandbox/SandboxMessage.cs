namespace HubSpotConversations.Sandbox;

/// <summary>A message as the sandbox stores it, for whoever judges what was sent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">What it is, such as <c>MESSAGE</c> and <c>COMMENT</c>.</param>
/// <param name="Text">Its text; null where its kind has none.</param>
/// <param name="CreatedAt">The time that it says of itself.</param>
/// <param name="Direction"><c>OUTGOING</c> or <c>INCOMING</c>; null where its kind has none.</param>
public sealed record SandboxMessage(string Id, string Type, string? Text, DateTimeOffset CreatedAt, string? Direction)
{
    internal bool IsOutgoing => string.Equals(Direction, "OUTGOING", StringComparison.Ordinal);
}
