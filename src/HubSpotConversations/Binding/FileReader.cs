using System.Management.Automation;
using HubSpotConversations.Formatting;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Binding;

/// <summary>Reads the files of a pipeline object: a message, an attachment, a file, a row or an id.</summary>
internal static class FileReader
{
    /// <summary>Reads the files. Attachments without a file are skipped and reported.</summary>
    /// <param name="input">The pipeline object.</param>
    /// <param name="passOver">Reports a skipped attachment.</param>
    /// <exception cref="HubSpotValidationException">The object can't have a file.</exception>
    public static IReadOnlyList<FileSource> Read(PSObject? input, Action<string> passOver)
    {
        switch (input?.BaseObject)
        {
            case ThreadMessage message:
                return OfMessage(message.MessageId, message.Files, passOver);
            case Attachment attachment:
                return OfAttachments([attachment], passOver);
            case HubSpotFile file:
                return [FileSource.Of(file)];
            case string or ValueType when IdTransformationAttribute.TryToId(input) is { } fileId:
                return [FileSource.Of(fileId)];
            default:
                return OfSpelled(PropertyBag.Of(input), passOver) ?? throw None(input);
        }
    }

    private static FileSource[] OfMessage(
        string? messageId, IReadOnlyList<object> attachments, Action<string> passOver)
    {
        if (attachments.Count == 0)
        {
            passOver($"Entry {Display.Text(messageId)} has no attachments.");
        }

        return OfAttachments(attachments, passOver);
    }

    private static FileSource[] OfAttachments(IEnumerable<object> attachments, Action<string> passOver)
        => attachments.SelectMany(part => part switch
        {
            FileAttachment file => [FileSource.Of(file)],
            Attachment other => PassOver(Display.AttachmentList([other]), passOver),
            _ => OfSpelled(PropertyBag.Of(part), passOver) ?? throw Cut(),
        }).ToArray();

    /// <summary>Reads a row, or an object that came back from a file or another process; otherwise null.</summary>
    private static FileSource[]? OfSpelled(PropertyBag? spelled, Action<string> passOver)
    {
        if (spelled is null)
        {
            return null;
        }

        if (spelled.Text("ConversationsThreadId") is not null || spelled.Values("Attachments").Any())
        {
            return OfMessage(spelled.Text("MessageId"), spelled.Values("Attachments").ToArray(), passOver);
        }

        string? type = spelled.Text("Type")?.ToUpperInvariant();
        if (type is not (null or AttachmentTypes.File) && AttachmentTypes.All.Contains(type))
        {
            return PassOver(type, passOver);
        }

        string? fileId = spelled.Text("FileId");
        string? url = spelled.Text("Url");
        if (fileId is null && (type != AttachmentTypes.File || url is null))
        {
            return null;
        }

        return
        [
            spelled.Text("Access") is { } access
                ? FileSource.Of(
                    fileId,
                    SafeFileName.WithExtension(spelled.Text("Name"), spelled.Text("Extension")),
                    FileSource.PublicUrl(access, url))
                : FileSource.Of(fileId, spelled.Text("Name"), url),
        ];
    }

    private static FileSource[] PassOver(string what, Action<string> passOver)
    {
        passOver($"Skipped an attachment that is not a file: {Display.Text(what)}");
        return [];
    }

    private static HubSpotValidationException Cut() => new(
        "InputObject",
        "This message came back from a file or another process without its attachments. Export it again with a greater "
        + "depth (Export-Clixml -Depth 6), in a session that has imported the module.");

    private static HubSpotValidationException None(PSObject? input) => new(
        "InputObject",
        $"{(input is null ? "Null" : $"An object of type {input.BaseObject.GetType().Name}")} has no file to save. "
        + "Pipe in messages (Get-HubSpotThreadMessage), attachments, files (Get-HubSpotFile), or objects with a "
        + "FileId.");
}
