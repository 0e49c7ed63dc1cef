namespace HubSpotConversations.Sandbox.State;

/// <summary>The text of a message before it was shortened.</summary>
internal sealed record OriginalContent(string Text, string? RichText);
