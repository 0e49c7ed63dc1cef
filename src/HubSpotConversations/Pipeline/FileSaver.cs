using HubSpotConversations.Formatting;
using HubSpotConversations.Models;

namespace HubSpotConversations.Pipeline;

/// <summary>
/// Saves files of HubSpot in a folder: under a safe name, and under that name only when they are whole.
/// </summary>
internal sealed class FileSaver(ConversationsClient client, ICmdletPipeline pipeline)
{
    /// <summary>Finds where a file can be read.</summary>
    /// <exception cref="HubSpotException">It can't be found out.</exception>
    public async Task<FileLink> FindAsync(SavedFile file, CancellationToken cancellationToken)
    {
        Uri? own = Address(file.Url) ?? Address(file.FileId);
        if (file.FileId is not { Length: > 0 } fileId || Address(fileId) is not null)
        {
            return own is not null
                ? new FileLink { Url = own.AbsoluteUri }
                : throw new HubSpotValidationException(
                    "InputObject", "The attachment has neither the id of a file nor an address to read it from.");
        }

        try
        {
            return await client.Files.GetLinkAsync(fileId, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotApiException refusal) when (own is not null && (int)refusal.StatusCode is 403 or 404)
        {
            // Without the scope for files there is still the address that came with the message, for about a day.
            pipeline.WriteVerbose($"{refusal.Message} The address in the message is tried instead.");
            return new FileLink { Url = own.AbsoluteUri };
        }
    }

    /// <summary>Saves a file.</summary>
    /// <param name="link">Where it can be read.</param>
    /// <param name="path">Where it is to be.</param>
    /// <param name="overwrite">Whether a file that is there already is replaced.</param>
    /// <param name="cancellationToken">Ends it, and leaves nothing.</param>
    /// <exception cref="HubSpotException">It is not saved, and nothing is left of it.</exception>
    public async Task<string> SaveAsync(
        FileLink link, string path, bool overwrite, CancellationToken cancellationToken)
    {
        if (Address(link.Url) is not { } address)
        {
            throw new HubSpotValidationException(
                "InputObject", "HubSpot's answer has no address to read the file from.");
        }

        string part = Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}.part");
        var bar = new TransferBar(pipeline, "Saving", Display.Text(Path.GetFileName(path)), link.Size);
        try
        {
            using (var target = new FileStream(
                part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, useAsync: true))
            {
                await client.Files.DownloadAsync(address, target, bar, cancellationToken).ConfigureAwait(false);
                CheckSize(target.Length, link);
            }

            cancellationToken.ThrowIfCancellationRequested();
            Move(part, path, overwrite);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HubSpotFileException(
                $"'{Display.Text(path)}' can't be saved: {exception.Message}", path, FileProblem.NotSaved, exception);
        }
        finally
        {
            Delete(part);
            bar.End();
        }
    }

    /// <summary>The error of a file that is there already.</summary>
    public static HubSpotFileException Exists(string path)
        => new($"'{Display.Text(path)}' is there already.", path, FileProblem.Exists);

    private static void CheckSize(long length, FileLink link)
    {
        if (link.Size is { } size && size > 0 && length != size)
        {
            throw new HubSpotUnexpectedResponseException(
                $"The file has {length} bytes, and HubSpot says that it has {size}.", ApiFailure.Nowhere);
        }
    }

    private static void Move(string part, string path, bool overwrite)
    {
        if (!overwrite && File.Exists(path))
        {
            throw Exists(path);
        }

        // In one step: a file that is replaced is never lost on the way.
#if NET
        File.Move(part, path, overwrite);
#else
        if (File.Exists(path))
        {
            File.Replace(part, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(part, path);
        }
#endif
    }

    private static void Delete(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has a name of its own and is in nobody's way; the reason why it was not saved is told already.
        }
    }

    private static Uri? Address(string? text)
        => Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address : null;
}
