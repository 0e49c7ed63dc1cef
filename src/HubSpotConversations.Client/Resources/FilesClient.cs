using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Resources;

/// <summary>Uploads and downloads files for attachments. The token needs the <c>files</c> scope.</summary>
public sealed class FilesClient
{
    private readonly ApiResource _api;

    internal FilesClient(ApiResource api) => _api = api;

    /// <summary>
    /// Uploads a file piece by piece, however large it is. There is no time limit for the whole upload. It ends only
    /// if no data moves for as long as one call may take.
    /// </summary>
    /// <param name="content">
    /// The stream to upload, from its current position to its end. The method doesn't close it.
    /// </param>
    /// <param name="upload">The name, the folder and the access level of the file.</param>
    /// <param name="bytesSent">Receives the number of bytes sent so far, on any thread; null for no reports.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file as HubSpot stored it.</returns>
    /// <exception cref="HubSpotValidationException">The upload is not valid. No request was made.</exception>
    /// <exception cref="HubSpotFileException">The stream can't be read.</exception>
    /// <exception cref="HubSpotException">
    /// HubSpot rejected the upload, or did not respond. The message says which.
    /// </exception>
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
            Path = _api.Paths.Files,
            Upload = new FileContent(content, upload, bytesSent),
        };
        return _api.Register(
            await _api.Transport.SendAsync(request, HubSpotFile.Read, cancellationToken).ConfigureAwait(false),
            remember: null);
    }

    /// <summary>Gets the details of a file, not its content.</summary>
    /// <param name="fileId">The id of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<HubSpotFile> GetAsync(string fileId, CancellationToken cancellationToken = default)
        => _api.GetAsync(_api.Paths.File(fileId), query: null, HubSpotFile.Read, remember: null, cancellationToken);

    /// <summary>Gets a signed address to download a file from.</summary>
    /// <param name="fileId">The id of the file.</param>
    /// <param name="expirationSeconds">How many seconds the address stays valid; null for HubSpot's default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HubSpotException">The call failed. The exception's type and message show why.</exception>
    public Task<FileLink> GetLinkAsync(
        string fileId, int? expirationSeconds = null, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            _api.Paths.FileLink(fileId),
            new QueryString().Add("expirationSeconds", expirationSeconds),
            FileLink.Read,
            remember: null,
            cancellationToken);

    /// <summary>
    /// Downloads a file from a signed address. The address itself grants access, so the client doesn't send the access
    /// token. It accepts https only, or http if the connection itself is to this machine. It follows at most five
    /// redirects.
    /// </summary>
    /// <param name="address">The signed address.</param>
    /// <param name="target">The stream to write the bytes to. The method doesn't close it.</param>
    /// <param name="progress">Receives the progress, on any thread; null for no reports.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="HubSpotValidationException">The address is not valid for a download.</exception>
    /// <exception cref="HubSpotFileException">The target can't be written.</exception>
    /// <exception cref="HubSpotException">The download was rejected, or is incomplete.</exception>
    public Task<long> DownloadAsync(
        Uri address,
        Stream target,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
        => _api.DownloadAsync(address, size: null, target, progress, cancellationToken);

    /// <summary>
    /// Downloads a file from a signed address. If the file is shorter or longer than HubSpot announced, the method
    /// throws.
    /// </summary>
    /// <param name="link">The signed address.</param>
    /// <param name="target">The stream to write the bytes to. The method doesn't close it.</param>
    /// <param name="progress">Receives the progress, on any thread; null for no reports.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="HubSpotValidationException">The address is not valid for a download.</exception>
    /// <exception cref="HubSpotFileException">The target can't be written.</exception>
    /// <exception cref="HubSpotException">The download was rejected, or is incomplete.</exception>
    public Task<long> DownloadAsync(
        FileLink link,
        Stream target,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
        => _api.DownloadAsync(
            DownloadAddress.Parse(link.Url), link.Size, target, progress, cancellationToken);
}
