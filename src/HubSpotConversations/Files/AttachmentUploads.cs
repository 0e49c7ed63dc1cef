using HubSpotConversations.Connections;
using HubSpotConversations.Models;
using HubSpotConversations.Progress;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Files;

/// <summary>Uploads the files of one call one after another.</summary>
internal sealed class AttachmentUploads(ConnectedCmdlet cmdlet, string folderPath, string access)
{
    private readonly Dictionary<string, FileAttachment> _uploaded = new(StringComparer.Ordinal);
    private readonly ProgressReporter _progress = ProgressReporter.OfItems(cmdlet, "Uploading files");

    /// <summary>Uploads each matching file and emits its attachment. Each failure names its path or file.</summary>
    public void Add(IEnumerable<string> paths, bool isLiteral)
    {
        foreach (string path in paths)
        {
            cmdlet.ProcessItem(path, () =>
            {
                foreach (string file in LocalPaths.Files(cmdlet, path, isLiteral))
                {
                    Add(file, file);
                }
            });
        }
    }

    /// <summary>Uploads one file, and emits its attachment. A failure is an error of that file.</summary>
    /// <param name="file">The path of the file.</param>
    /// <param name="target">The target of an error.</param>
    public void Add(string file, object target) => cmdlet.ProcessItem(target, () =>
    {
        if (Upload(file) is { } attachment)
        {
            cmdlet.WriteObject(attachment);
        }
    });

    /// <summary>Uploads the local files of a checked draft, each of them once in a call.</summary>
    /// <returns>
    /// The draft with the uploaded files. With -WhatIf, the local files remain in it. Null if the user declined an
    /// upload.
    /// </returns>
    public MessageDraft? Upload(MessageDraft draft)
    {
        if (!draft.Attachments.Any(static attachment => attachment is LocalFile))
        {
            return draft;
        }

        var attachments = new List<Attachment>();
        foreach (Attachment attachment in draft.Attachments)
        {
            if (attachment is not LocalFile file)
            {
                attachments.Add(attachment);
            }
            else if ((_uploaded.TryGetValue(file.Path, out FileAttachment? known) ? known : Upload(file.Path))
                is { } sent)
            {
                attachments.Add(sent);
            }
            else if (ShouldProcessTest.IsWhatIf(cmdlet))
            {
                attachments.Add(file);
            }
            else
            {
                return null;
            }
        }

        return draft with { Attachments = attachments };
    }

    /// <summary>Removes the progress bar.</summary>
    public void End() => _progress.End();

    private FileAttachment? Upload(string file)
    {
        LocalPaths.CheckRegular(cmdlet, file);
        var upload = new AttachmentUpload(file, folderPath, access);
        if (!cmdlet.ShouldProcess(ChangeTarget.Of(cmdlet.KnownConnection, upload.Target), upload.Action))
        {
            return null;
        }

        FileAttachment attachment = cmdlet.CallHubSpot(cmdlet.CurrentConnection, upload.RunAsync);
        _uploaded[file] = attachment;
        _progress.Done(file);
        return attachment;
    }
}
