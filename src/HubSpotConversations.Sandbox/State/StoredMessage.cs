namespace HubSpotConversations.Sandbox.State;

/// <summary>A message of any kind, kept as the bytes that are answered.</summary>
internal sealed class StoredMessage(string id, ReadOnlyMemory<byte> json)
{
    public string Id { get; } = id;

    public ReadOnlyMemory<byte> Json { get; } = json;

    /// <summary>Whether the bytes say that it is archived.</summary>
    public bool Archived { get; init; }

    /// <summary>The whole text, where <see cref="Json"/> has a shortened one.</summary>
    public OriginalContent? Original { get; init; }
}
