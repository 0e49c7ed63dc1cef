namespace HubSpotConversations.Sandbox.State;

/// <summary>A message of any kind, stored as the bytes of its response.</summary>
internal sealed class StoredMessage(string id, ReadOnlyMemory<byte> json)
{
    public string Id { get; } = id;

    public ReadOnlyMemory<byte> Json { get; } = json;

    /// <summary>Whether the bytes mark the message as archived.</summary>
    public bool Archived { get; init; }

    /// <summary>The full text if <see cref="Json"/> contains a shortened one.</summary>
    public OriginalContent? Original { get; init; }
}
