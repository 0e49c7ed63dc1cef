using System.Net;
using HubSpotConversations.Binding;
using HubSpotConversations.Formatting;
using HubSpotConversations.Models;
using HubSpotConversations.Progress;
using HubSpotConversations.Resources;
using HubSpotConversations.Runtime;
using HubSpotConversations.Storage;

namespace HubSpotConversations.Files;

/// <summary>Saves one file from HubSpot to a folder.</summary>
internal sealed class AttachmentSave(FileSource file, SaveFolder folder)
{
    /// <summary>The full path of the file, whether it was saved or exists.</summary>
    public string? SavedPath { get; private set; }

    /// <summary>
    /// Saves the file. It has a temporary name until it is complete, and is deleted if the download fails. Returns null
    /// if the folder already contains the file.
    /// </summary>
    public async Task<FileInfo?> RunAsync(
        ConversationsClient client, ICmdletPipeline pipeline, CancellationToken cancellationToken)
    {
        FileLink link = await FindAsync(client, pipeline, cancellationToken).ConfigureAwait(false);
        string path = folder.PathFor(file, link, out bool isSaved);
        if (isSaved)
        {
            SavedPath = path;
            pipeline.WriteVerbose($"Skipped a file that exists: {path}");
            return null;
        }

        CheckFree(path);
        folder.Make();
        string temporary = PartialFile.Beside(path);
        try
        {
            var bar = ProgressReporter.OfTransfer(pipeline, "Downloading", file.Label);
            try
            {
                await DownloadAsync(client, link, temporary, bar, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                bar.End();
            }

            cancellationToken.ThrowIfCancellationRequested();
            PartialFile.Finish(temporary, path, folder.Overwrites);
            SavedPath = path;
            return new FileInfo(path);
        }
        catch (HubSpotFileException exception) when (exception.Path == temporary)
        {
            throw HubSpotFileException.NotSaved(path, exception.InnerException ?? exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            CheckFree(path);
            throw HubSpotFileException.NotSaved(path, exception);
        }
        finally
        {
            PartialFile.TryDelete(temporary);
        }
    }

    private static async Task DownloadAsync(
        ConversationsClient client,
        FileLink link,
        string temporary,
        ProgressReporter bar,
        CancellationToken cancellationToken)
    {
        const int NoBuffer = 1;
        using var target = new FileStream(
            temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, NoBuffer, FileOptions.Asynchronous);
        _ = await client.Files.DownloadAsync(link, target, bar, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Finds the address of the file. HubSpot signs an address for a file id. If it doesn't (the token lacks the scope,
    /// or the file is gone), the address in the message may still work.
    /// </summary>
    private async Task<FileLink> FindAsync(
        ConversationsClient client, ICmdletPipeline pipeline, CancellationToken cancellationToken)
    {
        if (file.FileId is not { } fileId)
        {
            return new FileLink { Url = file.Url };
        }

        try
        {
            return await client.Files.GetLinkAsync(fileId, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotApiException exception)
            when (file.Url is not null && exception.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            pipeline.WriteVerbose(
                $"HubSpot returned no address for {file.Label} ({(int)exception.StatusCode}). The cmdlet uses the "
                + "address in the message.");
            return new FileLink { Url = file.Url };
        }
    }

    private void CheckFree(string path)
    {
        if (!folder.Overwrites && (File.Exists(path) || Directory.Exists(path)))
        {
            throw new HubSpotFileException(
                HubSpotFileProblem.Exists, path, $"'{Display.LongText(path)}' already exists.");
        }
    }
}
