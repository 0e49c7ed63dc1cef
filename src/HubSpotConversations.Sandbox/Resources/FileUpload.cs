using System.Text;
using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Reads an upload and rejects what HubSpot rejects.</summary>
internal sealed class FileUpload(SandboxCall call)
{
    // The upload limit of a free account.
    private const int Largest = 20 * 1024 * 1024;
    private static readonly string[] AccessLevels = ["PRIVATE", "PUBLIC_NOT_INDEXABLE", "PUBLIC_INDEXABLE"];

    private readonly List<Problem> _problems = [];

    public StoredFile Read(Func<string> nextId, DateTimeOffset now)
    {
        Dictionary<string, MultipartPart> parts = Multipart.Read(call);
        MultipartPart? file = Find(parts, "file");
        if (file is null)
        {
            _problems.Add(Problem.Required("file"));
        }

        string? folderPath = Text(parts, "folderPath");
        string? folderId = Text(parts, "folderId");
        if ((folderPath is null) == (folderId is null))
        {
            _problems.Add(new Problem("Exactly one of folderId and folderPath is needed", In: "folderPath"));
        }

        string? access = Access(Find(parts, "options"));
        Refusal.ThrowIfAny(_problems);
        if (file!.Content.Length > Largest)
        {
            throw new Refusal(413, "VALIDATION_ERROR", "The file is larger than 20 MB.", []);
        }

        return new StoredFile
        {
            Id = nextId(),
            FullName = Text(parts, "fileName") ?? file.FileName ?? "file",
            ContentType = file.ContentType ?? "application/octet-stream",
            Content = file.Content.ToArray(),
            Folder = "/" + (folderPath ?? "folder-" + folderId).Trim('/'),
            FolderId = folderId ?? "180001",
            Access = access!,
            CreatedAt = now,
        };
    }

    private string? Access(MultipartPart? options)
    {
        if (options is null)
        {
            _problems.Add(Problem.Required("options"));
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(options.Content);
            string? access = document.RootElement.ValueKind == JsonValueKind.Object
                ? new JsonFields(document.RootElement, _problems, "options").RequiredText("access")
                : null;
            if (!AccessLevels.Contains(access))
            {
                _problems.Add(new Problem($"Invalid access '{access}'", In: "options.access"));
            }

            return access;
        }
        catch (JsonException)
        {
            throw Refusal.BadJson("the part 'options'.");
        }
    }

    private static MultipartPart? Find(Dictionary<string, MultipartPart> parts, string name)
        => parts.TryGetValue(name, out MultipartPart? part) ? part : null;

    private static string? Text(Dictionary<string, MultipartPart> parts, string name)
        => Find(parts, name) is { } part && Encoding.UTF8.GetString(part.Content.ToArray()) is { Length: > 0 } text
            ? text
            : null;
}
