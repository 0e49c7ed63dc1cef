using HubSpotConversations.Http;
using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>The operations on files, for attachments. The token needs the scope files.</summary>
public sealed class FilesClient
{
    private readonly ApiResource _api;

    internal FilesClient(ApiResource api) => _api = api;

    /// <summary>
    /// Uploads a file. It goes a piece at a time, however large it is, and may take as long as it takes: only where
    /// nothing moves for as long as one call may take, it ends.
    /// </summary>
    /// <param name="content">The bytes, from where the stream stands to its end. It is not closed.</param>
    /// <param name="upload">What it is called, where it goes and who may see it.</param>
    /// <param name="bytesSent">Is told how many bytes have left, from any thread; null for nobody.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The file as HubSpot stored it.</returns>
    /// <exception cref="HubSpotValidationException">The upload can't be made; nothing was asked of HubSpot.</exception>
    /// <exception cref="HubSpotFileException">The stream can't be read.</exception>
    /// <exception cref="HubSpotException">It was refused, or no answer came; the message tells which.</exception>
    public async Task<HubSpotFile> UploadAsync(
        Stream content,
        FileUpload upload,
        IProgress<long>? bytesSent = null,
        CancellationToken cancellationToken = default)
    {
        FileRules.Check(upload);
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Path = ApiPaths.Files,
            Upload = new UploadContent(content, new UploadForm(upload), bytesSent)
            {
                FileName = content is FileStream file ? file.Name : upload.Name,
            },
        };
        return _api.Met(
            await _api.Transport.SendAsync(request, HubSpotFile.Read, cancellationToken).ConfigureAwait(false),
            remember: null);
    }

    /// <summary>What is known of a file.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<HubSpotFile> GetAsync(string fileId, CancellationToken cancellationToken = default)
        => _api.GetAsync(ApiPaths.File(fileId), query: null, HubSpotFile.Read, remember: null, cancellationToken);

    /// <summary>A signed address of a file, to download it from.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="expirationSeconds">How long the address is good; null for the service's own time.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<FileLink> GetLinkAsync(
        string fileId, int? expirationSeconds = null, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            ApiPaths.FileLink(fileId),
            new QueryString().Add("expirationSeconds", expirationSeconds),
            FileLink.Read,
            remember: null,
            cancellationToken);

    /// <summary>
    /// Downloads a file from a signed address, which is its own permission: the access token does not go there. Over
    /// https only (http is taken where the connection itself is to this machine), with at most five redirects.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="target">Where the bytes are written. It is not closed.</param>
    /// <param name="progress">Is told how far it is, from any thread; null for nobody.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="HubSpotValidationException">The address is none to download from.</exception>
    /// <exception cref="HubSpotFileException">The target can't be written.</exception>
    /// <exception cref="HubSpotException">It was refused, or did not come whole.</exception>
    public Task<long> DownloadAsync(
        Uri address,
        Stream target,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
        => _api.DownloadAsync(address, size: null, target, progress, cancellationToken);

    /// <summary>
    /// Downloads a file from a signed address. A file that is shorter or longer than HubSpot announced is an error.
    /// </summary>
    /// <param name="link">The signed address.</param>
    /// <param name="target">Where the bytes are written. It is not closed.</param>
    /// <param name="progress">Is told how far it is, from any thread; null for nobody.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="HubSpotValidationException">The address is none to download from.</exception>
    /// <exception cref="HubSpotFileException">The target can't be written.</exception>
    /// <exception cref="HubSpotException">It was refused, or did not come whole.</exception>
    public Task<long> DownloadAsync(
        FileLink link,
        Stream target,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
        => _api.DownloadAsync(
            DownloadAddress.Parse(link.Url), link.Size, target, progress, cancellationToken);
}
