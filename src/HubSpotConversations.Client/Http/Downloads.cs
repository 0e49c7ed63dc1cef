using System.Net;
using HubSpotConversations.Errors;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Http.Tracing;

namespace HubSpotConversations.Http;

/// <summary>
/// Downloads files from signed addresses. It doesn't have the access token, so it can't send it to them. Immutable
/// and thread-safe.
/// </summary>
internal sealed class Downloads
{
    private const int MostRedirects = 5;

    private readonly ConversationsClientOptions _options;
    private readonly bool _isLocal;

    public Downloads(ConversationsClientOptions options)
    {
        _options = options;
        _isLocal = options.Handler is not null || options.BaseUri.IsLoopback;
    }

    /// <summary>Downloads a file, follows redirects, and returns the number of bytes.</summary>
    public async Task<long> RunAsync(
        Uri address,
        long? size,
        Stream target,
        IProgress<TransferProgress>? progress,
        IRequestObserver? observer,
        CancellationToken cancellationToken)
    {
        if (!DownloadAddress.IsAllowed(address, _isLocal))
        {
            throw new HubSpotValidationException(
                "InputObject",
                $"'{DownloadAddress.Shown(address)}' is not a valid download address. Files are downloaded over https "
                + "only.");
        }

        for (int redirects = 0; ; redirects++)
        {
            using var download = new Download(
                address, size, target, progress, _options.Clock, _options.Timeout, cancellationToken);
            Uri? next = await download
                .RunAsync(HttpClients.For(HttpPurpose.Files, address, _options), observer).ConfigureAwait(false);
            if (next is null)
            {
                return download.Written;
            }

            if (redirects == MostRedirects)
            {
                throw InvalidRedirect(download, $"redirects more than {MostRedirects} times, so the module stopped.");
            }

            if (!DownloadAddress.IsAllowed(next, _isLocal))
            {
                throw InvalidRedirect(
                    download,
                    $"redirects to {DownloadAddress.Shown(next)}. The module doesn't follow it, because files are "
                    + "downloaded over https only.");
            }

            address = next;
        }
    }

    private static HubSpotUnexpectedResponseException InvalidRedirect(Download download, string problem)
        => new(
            $"The address of the file ({DownloadAddress.Shown(download.Address)}) {problem}",
            new ApiFailure
            {
                StatusCode = download.StatusCode ?? HttpStatusCode.Redirect,
                RequestUri = BaseAddress.WithoutQuery(download.Address),
            });
}
