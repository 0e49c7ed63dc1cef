namespace HubSpotConversations.Sending;

/// <summary>Identifies a message within a journal.</summary>
/// <param name="Value">The key: the user's own, or one derived from the content.</param>
/// <param name="ContentHash">The hash of the message's content; see <see cref="Journal.ContentHash"/>.</param>
internal sealed record MessageKey(string Value, string ContentHash);
