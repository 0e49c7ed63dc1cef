using HubSpotConversations.Formatting;
using HubSpotConversations.Models;

namespace HubSpotConversations.Pipeline;

/// <summary>Uploads files of this machine.</summary>
internal static class Uploads
{
    /// <summary>
    /// Uploads a file, and gives the attachment that it is then; null where the user does not want it.
    /// </summary>
    /// <exception cref="HubSpotException">It can't be read, or HubSpot does not take it.</exception>
    public static FileAttachment? Upload(this ModuleCmdlet cmdlet, string path, string folderPath, string access)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new HubSpotFileException(
                Directory.Exists(path)
                    ? $"'{Display.Text(path)}' is a folder. Give the files in it."
                    : $"There is no file '{Display.Text(path)}'.",
                path,
                FileProblem.NotRead);
        }

        string action = $"Upload as {access} file to {folderPath} ({FileSize.Of(file.Length)})";
        if (!cmdlet.ShouldProcess(path, action))
        {
            return null;
        }

        HubSpotFile kept = cmdlet.TransferWithHubSpot(
            cmdlet.CurrentConnection,
            (client, pipeline, cancellationToken) =>
                UploadAsync(client, pipeline, file, folderPath, access, cancellationToken));
        return new FileAttachment { Type = AttachmentTypes.File, FileId = kept.Id, Name = file.Name };
    }

    private static async Task<HubSpotFile> UploadAsync(
        ConversationsClient client,
        ICmdletPipeline pipeline,
        FileInfo file,
        string folderPath,
        string access,
        CancellationToken cancellationToken)
    {
        var bar = new TransferBar(pipeline, "Uploading", Display.Text(file.Name), file.Length);
        try
        {
            return await client.Files.UploadAsync(
                Open(file),
                new FileUpload { Name = file.Name, FolderPath = folderPath, Access = access },
                bar,
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            bar.End();
        }
    }

    private static FileStream Open(FileInfo file)
    {
        try
        {
            return new FileStream(
                file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, useAsync: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HubSpotFileException(
                $"'{Display.Text(file.FullName)}' can't be read: {exception.Message}",
                file.FullName,
                FileProblem.NotRead,
                exception);
        }
    }
}
