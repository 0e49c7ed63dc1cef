using System.Management.Automation;
using HubSpotConversations.Models;
using HubSpotConversations.Pipeline;

namespace HubSpotConversations.Binding;

/// <summary>The files in whatever comes down the pipeline.</summary>
internal static class SavedFileReader
{
    /// <summary>The files of a message, an attachment or a file; none where it has none.</summary>
    /// <exception cref="HubSpotValidationException">It is nothing that could have files.</exception>
    public static IEnumerable<SavedFile> FilesOf(PSObject? input) => input?.BaseObject switch
    {
        ConversationMessage message => message.Attachments.SelectMany(Of),
        CommentMessage comment => comment.Attachments.SelectMany(Of),
        ThreadMessage => [],
        Attachment attachment => Of(attachment),
        HubSpotFile file => [new SavedFile(file.Id, FileNames.Join(file.Name, file.Extension), Url: null)],
        null => throw new HubSpotValidationException("InputObject", "Null came down the pipeline: it has no files."),
        _ => OfSpelled(input, Spelled.Of(input)),
    };

    private static IEnumerable<SavedFile> Of(Attachment attachment)
        => attachment is FileAttachment file ? [new SavedFile(file.FileId, file.Name, file.Url)] : [];

    /// <summary>What one of the objects above became in a file or another process.</summary>
    private static IEnumerable<SavedFile> OfSpelled(PSObject input, Spelled? spelled)
    {
        if (spelled?.Values("Attachments").ToArray() is { Length: > 0 } attachments)
        {
            return attachments.Select(Spelled.Of).OfType<Spelled>()
                .Where(static one => one.Text("FileId") is not null)
                .Select(static one => new SavedFile(one.Text("FileId"), one.Text("Name"), one.Text("Url")));
        }

        if (spelled?.Text("FileId") is { } fileId)
        {
            return [new SavedFile(
                fileId, FileNames.Join(spelled.Text("Name"), spelled.Text("Extension")), spelled.Text("Url"))];
        }

        return spelled?.Text("ConversationsThreadId") is not null
            ? []
            : throw new HubSpotValidationException(
                "InputObject",
                $"An object of type {input.BaseObject.GetType().Name} has no files: pipe messages "
                + "(Get-HubSpotThreadMessage), attachments, or files (Get-HubSpotFile).");
    }
}
