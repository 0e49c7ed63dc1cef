using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>What a file that is uploaded is called, where it goes and who may see it.</summary>
public sealed class FileUpload
{
    /// <summary>Its name, with the extension, without a folder.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The folder by its path, for example /conversations-attachments; HubSpot makes it when there is none. Exactly one
    /// of this and <see cref="FolderId"/> is given.
    /// </summary>
    public string? FolderPath { get; init; }

    /// <summary>The folder by its id.</summary>
    public string? FolderId { get; init; }

    /// <summary>
    /// Who may see it: PRIVATE, PUBLIC_NOT_INDEXABLE or PUBLIC_INDEXABLE; see <see cref="FileAccessLevels"/>.
    /// </summary>
    public string Access { get; init; } = FileAccessLevels.Private;

    /// <summary>How long HubSpot keeps it, as an ISO 8601 duration, for example P3M; null for ever.</summary>
    public string? Ttl { get; init; }

    /// <summary>Whether it takes the place of a file of the same name in the same folder.</summary>
    public bool Overwrite { get; init; }

    /// <summary>What is in it, for example application/pdf; null to take it from the name's extension.</summary>
    public string? ContentType { get; init; }
}
