using HubSpotConversations.Connections;
using HubSpotConversations.Progress;

namespace HubSpotConversations.Files;

/// <summary>Uploads the files of one call one after another, and emits their attachments.</summary>
internal sealed class AttachmentUploads(ConnectedCmdlet cmdlet, string folderPath, string access)
{
    private readonly ProgressReporter _progress = ProgressReporter.OfItems(cmdlet, "Uploading files");

    /// <summary>Uploads each file that matches a path. A failure is an error of that path or file.</summary>
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

    /// <summary>Uploads one file.</summary>
    /// <param name="file">The path of the file.</param>
    /// <param name="target">The target of an error.</param>
    public void Add(string file, object target) => cmdlet.ProcessItem(target, () =>
    {
        LocalPaths.CheckRegular(cmdlet, file);
        var upload = new AttachmentUpload(file, folderPath, access);
        if (!cmdlet.ShouldProcess(ChangeTarget.Of(cmdlet.KnownConnection, upload.Target), upload.Action))
        {
            return;
        }

        cmdlet.WriteObject(cmdlet.CallHubSpot(cmdlet.CurrentConnection, upload.RunAsync));
        _progress.Done(file);
    });

    /// <summary>Removes the progress bar.</summary>
    public void End() => _progress.End();
}
