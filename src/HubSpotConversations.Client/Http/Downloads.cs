using System.Net;

namespace HubSpotConversations.Http;

/// <summary>
/// Reads files from signed addresses. The access token is not known here, so that it can't go where it must not.
/// Immutable and thread-safe.
/// </summary>
internal sealed class Downloads
{
    private const int MostRedirects = 5;

    private readonly Func<Uri, HttpMessageInvoker> _invokerFor;
    private readonly bool _isLocal;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly IRequestObserver? _observer;

    public Downloads(ConversationsClientOptions options, HttpMessageInvoker invoker)
    {
        _invokerFor = options.Handler is null ? uri => HttpInvokers.ForFiles(uri, options.Proxy) : _ => invoker;
        _isLocal = options.Handler is not null || options.BaseUri.IsLoopback;
        _timeout = options.Timeout;
        _clock = options.Clock;
    }

    private Downloads(Downloads other, IRequestObserver? observer)
    {
        _invokerFor = other._invokerFor;
        _isLocal = other._isLocal;
        _timeout = other._timeout;
        _clock = other._clock;
        _observer = observer;
    }

    /// <summary>The same, with every request told to the observer.</summary>
    public Downloads ObservedBy(IRequestObserver? observer) => new(this, observer);

    /// <summary>Reads a file, from wherever its address leads, and gives the number of its bytes.</summary>
    public async Task<long> RunAsync(
        Uri address,
        long? size,
        Stream target,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        if (!DownloadAddress.IsFit(address, _isLocal))
        {
            throw new HubSpotValidationException(
                "InputObject",
                $"'{DownloadAddress.Shown(address)}' is no address to download from: files are read over https only.");
        }

        for (int redirects = 0; ; redirects++)
        {
            using var download = new Download(address, size, target, progress, _clock, _timeout, cancellationToken);
            Uri? next = await download.RunAsync(_invokerFor(address), _observer).ConfigureAwait(false);
            if (next is null)
            {
                return download.Written;
            }

            if (redirects == MostRedirects)
            {
                throw Refused(download, $"leads on and on: after {MostRedirects} redirects it is given up.");
            }

            if (!DownloadAddress.IsFit(next, _isLocal))
            {
                throw Refused(
                    download,
                    $"leads to {DownloadAddress.Shown(next)}, which is not followed: files are read over https only.");
            }

            address = next;
        }
    }

    private static HubSpotUnexpectedResponseException Refused(Download download, string why)
        => new(
            $"The address of the file ({DownloadAddress.Shown(download.Address)}) {why}",
            new ApiFailure
            {
                StatusCode = download.StatusCode ?? HttpStatusCode.Redirect,
                RequestUri = BaseAddress.WithoutQuery(download.Address),
            });
}
