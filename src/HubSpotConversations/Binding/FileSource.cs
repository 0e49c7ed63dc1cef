using HubSpotConversations.Formatting;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Binding;

/// <summary>A file to save.</summary>
/// <param name="FileId">The file id in HubSpot; null if only an address is known.</param>
/// <param name="Name">The name from the sender; null if it is not known yet.</param>
/// <param name="Url">The address of the file; null if there isn't one.</param>
internal sealed record FileSource(string? FileId, string? Name, string? Url)
{
    /// <summary>The value that identifies the file.</summary>
    public string Key => FileId ?? Url ?? string.Empty;

    /// <summary>A short description of the file.</summary>
    public string Label
    {
        get
        {
            string id = $"FILE {Display.Text(FileId)}".TrimEnd();
            return Name is null ? id : $"{Display.Text(Name)} ({id})";
        }
    }

    /// <summary>A file by its id, or by its address, which some senders use as the id.</summary>
    public static FileSource Of(string? fileId, string? name = null, string? url = null)
    {
        name = string.IsNullOrWhiteSpace(name) ? null : name;
        return Uri.TryCreate(fileId, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? new(FileId: null, name ?? NameIn(address), fileId)
            : new(string.IsNullOrWhiteSpace(fileId) ? null : fileId, name, string.IsNullOrWhiteSpace(url) ? null : url);
    }

    public static FileSource Of(FileAttachment file) => Of(file.FileId, file.Name, file.Url);

    /// <summary>A file from Get-HubSpotFile. Only the address of a public file works without a signature.</summary>
    public static FileSource Of(HubSpotFile file) => Of(
        file.FileId,
        SafeFileName.WithExtension(file.Name, file.Extension),
        file.Access?.StartsWith("PUBLIC", StringComparison.OrdinalIgnoreCase) == true ? file.Url : null);

    private static string? NameIn(Uri address)
        => Uri.UnescapeDataString(address.Segments[address.Segments.Length - 1]).Trim('/') is { Length: > 0 } name
            ? name
            : null;
}
