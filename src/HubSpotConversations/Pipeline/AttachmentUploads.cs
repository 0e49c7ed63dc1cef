namespace HubSpotConversations.Pipeline;

/// <summary>
/// Uploads the files of one call of a cmdlet, one after the other, and emits the attachments that they become.
/// </summary>
internal sealed class AttachmentUploads(ModuleCmdlet cmdlet, string folderPath, string access)
{
    private readonly ItemProgress _progress = new(cmdlet, "Uploading files");

    /// <summary>Uploads each file that a path means. What fails is an error of that path or file.</summary>
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
    /// <param name="file">Its path.</param>
    /// <param name="target">What the error of it is about.</param>
    public void Add(string file, object target) => cmdlet.ProcessItem(target, () =>
    {
        LocalPaths.CheckRegular(cmdlet, file);
        var upload = new AttachmentUpload(file, folderPath, access);
        if (!cmdlet.ShouldProcess(upload.Target, upload.Action))
        {
            return;
        }

        cmdlet.WriteObject(cmdlet.CallHubSpot(cmdlet.CurrentConnection, upload.RunAsync));
        _progress.Done(file);
    });

    /// <summary>Takes the progress bar away.</summary>
    public void End() => _progress.End();
}
