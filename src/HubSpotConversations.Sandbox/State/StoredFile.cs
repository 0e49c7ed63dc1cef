using System.Globalization;
using System.Text.Json;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.State;

/// <summary>A file and its bytes.</summary>
internal sealed class StoredFile
{
    public required string Id { get; init; }

    /// <summary>The full name with its extension.</summary>
    public required string FullName { get; init; }

    public required byte[] Content { get; init; }

    public string ContentType { get; init; } = "application/octet-stream";

    public string Folder { get; init; } = "/";

    public string FolderId { get; init; } = "180000";

    public string Access { get; init; } = "PRIVATE";

    public DateTimeOffset CreatedAt { get; init; } = SandboxData.HistoryEnd;

    public string Name => Path.GetFileNameWithoutExtension(FullName);

    public string Extension => Path.GetExtension(FullName).TrimStart('.');

    /// <summary>The file type as HubSpot names it.</summary>
    public string Kind => ContentType.Split('/')[0] switch
    {
        "image" => "IMG",
        "audio" => "AUDIO",
        "video" => "MOVIE",
        "text" => "TEXT",
        _ => Extension is "pdf" or "docx" ? "DOCUMENT" : "OTHER",
    };

    public void Write(Utf8JsonWriter writer)
    {
        string url = $"https://acme.example/hubfs{Folder.TrimEnd('/')}/{Uri.EscapeDataString(FullName)}";
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteTime("createdAt", CreatedAt);
        writer.WriteTime("updatedAt", CreatedAt);
        writer.WriteBoolean("archived", value: false);
        writer.WriteString("parentFolderId", FolderId);
        writer.WriteString("name", Name);
        writer.WriteString("path", $"{Folder.TrimEnd('/')}/{FullName}");
        writer.WriteNumber("size", Content.Length);
        writer.WriteString("type", Kind);
        writer.WriteString("extension", Extension);
        writer.WriteString("defaultHostingUrl", url);
        writer.WriteString("url", url);
        writer.WriteString("access", Access);
        writer.WriteString("fileMd5", Hash().ToString("x16", CultureInfo.InvariantCulture).PadLeft(32, '0'));
        writer.WriteEndObject();
    }

    private ulong Hash()
    {
        unchecked
        {
            ulong hash = 14695981039346656037;
            foreach (byte one in Content)
            {
                hash = (hash ^ one) * 1099511628211;
            }

            return hash;
        }
    }
}
