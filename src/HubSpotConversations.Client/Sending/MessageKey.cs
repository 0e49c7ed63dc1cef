namespace HubSpotConversations.Sending;

/// <summary>What tells a message from the others of a journal.</summary>
/// <param name="Value">The key: the user's own, or made of the content.</param>
/// <param name="ContentHash">What it says, as <see cref="Sending.ContentHash"/> has it.</param>
internal sealed record MessageKey(string Value, string ContentHash);
