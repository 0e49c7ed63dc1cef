namespace HubSpotConversations.Models;

/// <summary>A file on this machine that a cmdlet uploads before it sends the message.</summary>
internal sealed class LocalFile : Attachment
{
    /// <summary>The full path.</summary>
    public required string Path { get; init; }
}
