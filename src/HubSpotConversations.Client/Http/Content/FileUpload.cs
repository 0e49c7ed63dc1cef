using HubSpotConversations.Models;

namespace HubSpotConversations.Http.Content;

/// <summary>The name, the folder and the access level of a file to upload.</summary>
public sealed class FileUpload
{
    /// <summary>The name of the file with its extension and without a folder, for example offer.pdf.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The path of the folder, for example /conversations-attachments. HubSpot creates the folder if it doesn't exist.
    /// Specify either this or <see cref="FolderId"/>.
    /// </summary>
    public string? FolderPath { get; init; }

    /// <summary>The id of the folder.</summary>
    public string? FolderId { get; init; }

    /// <summary>
    /// Who may see the file: PRIVATE, PUBLIC_NOT_INDEXABLE or PUBLIC_INDEXABLE; see <see cref="FileAccessLevels"/>.
    /// </summary>
    public string Access { get; init; } = FileAccessLevels.Private;

    /// <summary>
    /// How long HubSpot keeps the file, as an ISO 8601 duration, for example P3M; null to keep it forever.
    /// </summary>
    public string? Ttl { get; init; }

    /// <summary>Whether the upload replaces a file with the same name in the same folder.</summary>
    public bool Overwrite { get; init; }

    /// <summary>
    /// The media type of the content, for example application/pdf; null to derive it from the extension.
    /// </summary>
    public string? ContentType { get; init; }
}
