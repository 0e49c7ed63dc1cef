using HubSpotConversations.Formatting;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Models;
using HubSpotConversations.Progress;
using HubSpotConversations.Resources;
using HubSpotConversations.Runtime;
using HubSpotConversations.Text;

namespace HubSpotConversations.Files;

/// <summary>A local file to upload as an attachment.</summary>
internal sealed class AttachmentUpload
{
    /// <summary>The default folder for uploads.</summary>
    public const string DefaultFolder = "/conversations-attachments";

    private readonly FileInfo _file;
    private readonly string _folder;
    private readonly string _access;

    /// <exception cref="HubSpotFileException">The path is a folder.</exception>
    public AttachmentUpload(string path, string folder, string access)
    {
        if (Directory.Exists(path))
        {
            throw new HubSpotFileException(
                HubSpotFileProblem.NotRead,
                path,
                $"'{DisplayText.OneLine(path, 300)}' is a folder. Specify the files in it, for example with "
                + "Get-ChildItem -File.");
        }

        _file = new FileInfo(path);
        _folder = folder;
        _access = access;
    }

    /// <summary>The target that -WhatIf and -Confirm show.</summary>
    public string Target => _file.FullName;

    /// <summary>The action that -WhatIf and -Confirm show.</summary>
    public string Action
    {
        get
        {
            string who = _access.ToUpperInvariant() switch
            {
                "PRIVATE" => "private file",
                "PUBLICNOTINDEXABLE" => "public file, not indexed by search engines",
                _ => "public file, indexed by search engines",
            };
            string size = _file.Exists ? $" ({Display.Size(_file.Length)})" : string.Empty;
            return $"Upload {Display.Text(_file.Name)}{size} to {Display.Text(_folder)} as {who}";
        }
    }

    /// <summary>Uploads the file.</summary>
    public async Task<FileAttachment> RunAsync(
        ConversationsClient client, ICmdletPipeline pipeline, CancellationToken cancellationToken)
    {
        var upload = new FileUpload { Name = _file.Name, FolderPath = _folder, Access = WireAccess() };
        using FileStream content = Open();
        var bar = ProgressReporter.OfTransfer(pipeline, "Uploading", Display.Text(_file.Name), content.Length);
        try
        {
            HubSpotFile stored
                = await client.Files.UploadAsync(content, upload, bar, cancellationToken).ConfigureAwait(false);
            return new FileAttachment { Type = AttachmentTypes.File, FileId = stored.FileId, Name = _file.Name };
        }
        finally
        {
            bar.End();
        }
    }

    private FileStream Open()
    {
        const int NoBuffer = 1;
        try
        {
            return new FileStream(
                _file.FullName,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                NoBuffer,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw HubSpotFileException.NotRead(_file.FullName, exception);
        }
    }

    private string WireAccess() => _access.ToUpperInvariant() switch
    {
        "PRIVATE" => FileAccessLevels.Private,
        "PUBLICNOTINDEXABLE" => FileAccessLevels.PublicNotIndexable,
        _ => FileAccessLevels.PublicIndexable,
    };
}
