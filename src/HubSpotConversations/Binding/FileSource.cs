using HubSpotConversations.Formatting;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Binding;

/// <summary>A file to save.</summary>
internal sealed record FileSource
{
    private FileSource()
    {
    }

    /// <summary>The file id in HubSpot; null if only an address is known.</summary>
    public string? FileId { get; private init; }

    /// <summary>The address of the file; null if there isn't one.</summary>
    public string? Url { get; private init; }

    /// <summary>The name from the sender; null if it is not known yet.</summary>
    public string? Name { get; private init; }

    /// <summary>The value that identifies the file.</summary>
    public string Key => FileId ?? Url ?? string.Empty;

    /// <summary>A short description of the file.</summary>
    public string Label => Name is null
        ? $"FILE {Display.Text(FileId)}".TrimEnd()
        : $"{Display.Text(Name)} ({$"FILE {Display.Text(FileId)}".TrimEnd()})";

    /// <summary>A file by its id, or by its address, which some senders use as the id.</summary>
    public static FileSource Of(string? fileId, string? name = null, string? url = null)
    {
        bool isAddress = Uri.TryCreate(fileId, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
        string? own = isAddress ? fileId : string.IsNullOrWhiteSpace(url) ? null : url;
        return new FileSource
        {
            FileId = isAddress || string.IsNullOrWhiteSpace(fileId) ? null : fileId,
            Url = own,
            Name = !string.IsNullOrWhiteSpace(name) ? name : isAddress ? NameIn(address!) : null,
        };
    }

    public static FileSource Of(FileAttachment file) => Of(file.FileId, file.Name, file.Url);

    public static FileSource Of(HubSpotFile file)
        => Of(file.FileId, SafeFileName.WithExtension(file.Name, file.Extension), PublicUrl(file.Access, file.Url));

    /// <summary>The public address of a file; null if the file isn't public.</summary>
    public static string? PublicUrl(string? access, string? url)
        => access?.StartsWith("PUBLIC", StringComparison.OrdinalIgnoreCase) == true ? url : null;

    private static string? NameIn(Uri address)
        => Uri.UnescapeDataString(address.Segments[address.Segments.Length - 1]).Trim('/') is { Length: > 0 } name
            ? name
            : null;
}
