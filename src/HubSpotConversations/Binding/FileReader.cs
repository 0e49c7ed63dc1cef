using System.Management.Automation;
using HubSpotConversations.Formatting;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>Reads the files of a pipeline object: a message, an attachment, a file, a row or an id.</summary>
internal static class FileReader
{
    /// <summary>Reads the files. Attachments without a file are skipped and reported.</summary>
    /// <exception cref="HubSpotValidationException">The object can't have a file.</exception>
    public static IReadOnlyList<FileSource> Read(PSObject? input, Action<string> report)
        => Items.Unwrap(input) is string or ValueType && IdTransformationAttribute.TryToId(input) is { } fileId
            ? [FileSource.Of(fileId)]
            : FilesOf(input, report) ?? throw new HubSpotValidationException(
                "InputObject",
                $"{(input is null ? "Null" : $"An object of type {input.BaseObject.GetType().Name}")} has no file to "
                + "save. Pipe in messages (Get-HubSpotThreadMessage), attachments, files (Get-HubSpotFile), or "
                + "objects with a FileId.");

    private static FileSource[]? FilesOf(object? item, Action<string> report) => Items.Unwrap(item) switch
    {
        ThreadMessage message => OfMessage(message.MessageId, message.AttachmentList, report),
        FileAttachment file => [FileSource.Of(file)],
        Attachment other => Skip(Display.AttachmentList([other]), report),
        HubSpotFile file => [FileSource.Of(file)],
        string text => OfText(text, report),
        { } other when PropertyBag.Of(other) is { } bag => OfBag(bag, report),
        _ => null,
    };

    private static FileSource[] OfMessage(string? messageId, IEnumerable<object> attachments, Action<string> report)
    {
        if (!attachments.Any())
        {
            report($"Entry {Display.Text(messageId)} has no attachments.");
        }

        return attachments.SelectMany(part => FilesOf(part, report) ?? throw new HubSpotValidationException(
            "InputObject",
            "This message came back from a file or another process without its attachments. Export it again with a "
            + "greater depth (Export-Clixml -Depth 6), in a session that has imported the module.")).ToArray();
    }

    private static FileSource[]? OfBag(PropertyBag bag, Action<string> report)
    {
        if (MessageBag.IsEntry(bag) || bag.Values("Attachments").Any())
        {
            return OfMessage(bag.Text("MessageId"), bag.Values("Attachments"), report);
        }

        string? type = bag.Constant("Type");
        string? fileId = bag.Text("FileId");
        string? url = bag.Text("Url");
        return type is not (null or AttachmentTypes.File) && AttachmentTypes.All.Contains(type) ? Skip(type, report)
            : fileId is null && (type != AttachmentTypes.File || url is null) ? null
            : bag.Text("Access") is not { } access ? [FileSource.Of(fileId, bag.Text("Name"), url)]
            : [FileSource.Of(new HubSpotFile
            {
                FileId = fileId, Name = bag.Text("Name"), Extension = bag.Text("Extension"), Access = access, Url = url,
            })];
    }

    /// <summary>The files in the text that a CSV file has for attachments; null if it is another text.</summary>
    private static FileSource[]? OfText(string text, Action<string> report)
    {
        string[] parts = text.Split(';').Select(static part => part.Trim()).Where(static part => part.Length > 0).ToArray();
        return parts.Length == 0 || !Array.TrueForAll(parts, IsKnown) ? null
            : parts.SelectMany(part => AttachmentTransformationAttribute.IsFileId(part)
                ? [FileSource.Of(part)]
                : Skip(part, report)).ToArray();

        static bool IsKnown(string part)
            => AttachmentTransformationAttribute.IsFileId(part) || AttachmentTypes.All.Contains(part);
    }

    private static FileSource[] Skip(string attachment, Action<string> report)
    {
        report($"Skipped an attachment that is not a file: {Display.Text(attachment)}");
        return [];
    }
}
