using HubSpotConversations.Models;

namespace HubSpotConversations.Transcripts;

/// <summary>An attachment in a transcript.</summary>
/// <param name="Attachment">The attachment.</param>
/// <param name="Path">The path of the saved file, relative to the transcript, with slashes; null if it isn't saved.</param>
internal sealed record TranscriptFile(Attachment Attachment, string? Path)
{
    /// <summary>The name of the file, or a description of another kind of attachment.</summary>
    public string Name => Attachment.Content ?? Attachment.Type ?? "attachment";

    /// <summary>The path as the address of a link.</summary>
    public string? Link => Path is null ? null : string.Join("/", Path.Split('/').Select(Uri.EscapeDataString));
}
