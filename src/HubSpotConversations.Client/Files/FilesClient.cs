using HubSpotConversations.Http;
using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>The operations on files, which messages have as attachments.</summary>
public sealed class FilesClient
{
    private readonly ApiResource _api;

    internal FilesClient(ApiResource api) => _api = api;

    /// <summary>One file: what it is, not its bytes.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<HubSpotFile> GetAsync(string fileId, CancellationToken cancellationToken = default)
        => _api.GetAsync(ApiPaths.File(fileId), query: null, HubSpotFile.Read, remember: null, cancellationToken);

    /// <summary>An address at which a file can be read for a while, without a token.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="expirationSeconds">For how long; null for the service's own time.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<FileLink> GetLinkAsync(
        string fileId, int? expirationSeconds = null, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            ApiPaths.SignedUrl(fileId),
            new QueryString().Add("expirationSeconds", expirationSeconds),
            FileLink.Read,
            remember: null,
            cancellationToken);

    /// <summary>
    /// Uploads a file. It may take as long as it takes, but no longer than the connection's time without a byte on its
    /// way.
    /// </summary>
    /// <param name="content">The bytes, read once from where it stands. It is closed.</param>
    /// <param name="upload">How it is to be kept.</param>
    /// <param name="progress">Is told how many bytes have been read; null for nobody.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<HubSpotFile> UploadAsync(
        Stream content,
        FileUpload upload,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var time = new StallLimit(_api.Transport.Clock, _api.Transport.Timeout);
        using var watched = new WatchedStream(content, time, progress);
        using HttpContent form = UploadForm.Make(watched, upload);
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Path = ApiPaths.Files,
            Content = form,
            Time = time,
            IsUnknownChange = true,
        };
        HubSpotFile file = await _api.Transport.SendAsync(request, HubSpotFile.Read, cancellationToken)
            .ConfigureAwait(false);
        return _api.Met(file, remember: null);
    }

    /// <summary>
    /// Reads the bytes at an address that HubSpot gave. The access token is not sent there, and only https is followed.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="target">Where the bytes go.</param>
    /// <param name="progress">Is told how many bytes are there, and of how many; null for nobody.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task DownloadAsync(
        Uri address,
        Stream target,
        IProgress<(long Received, long? Total)>? progress = null,
        CancellationToken cancellationToken = default)
        => new FileDownload(_api.Transport).RunAsync(address, target, progress, cancellationToken);
}
