using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>How a file is to be kept in HubSpot.</summary>
public sealed record FileUpload
{
    /// <summary>The name, with its extension.</summary>
    public required string Name { get; init; }

    /// <summary>The folder, for example /invoices. It is made where it does not exist.</summary>
    public required string FolderPath { get; init; }

    /// <summary>Who can read it; see <see cref="FileAccessLevels"/>.</summary>
    public string Access { get; init; } = FileAccessLevels.Private;

    /// <summary>The kind of its content, for example application/pdf; null where it is not known.</summary>
    public string? ContentType { get; init; }
}
