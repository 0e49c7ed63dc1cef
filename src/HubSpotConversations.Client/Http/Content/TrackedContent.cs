using System.Net;

namespace HubSpotConversations.Http.Content;

/// <summary>
/// A body that knows whether .NET has started to write it to a connection. Until then HubSpot can't have received it,
/// whatever went wrong.
/// </summary>
internal sealed class TrackedContent : HttpContent
{
    private readonly HttpContent _inner;
    private volatile bool _hasLeft;

    public TrackedContent(HttpContent inner)
    {
        _inner = inner;
        Headers.ContentType = inner.Headers.ContentType;
    }

    /// <summary>Whether any of the body may have left this machine.</summary>
    public bool HasLeft => _hasLeft;

#if NET
    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _hasLeft = true;
        return _inner.CopyToAsync(stream, context, cancellationToken);
    }
#endif

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _hasLeft = true;
        return _inner.CopyToAsync(stream, context);
    }

    protected override bool TryComputeLength(out long length)
    {
        long? known = _inner.Headers.ContentLength;
        length = known ?? 0;
        return known is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
