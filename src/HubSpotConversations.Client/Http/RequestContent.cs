using System.Net;
using System.Net.Http.Headers;

namespace HubSpotConversations.Http;

/// <summary>
/// A JSON body that knows whether anything of it was written to a connection: until then HubSpot can't have got it,
/// whatever went wrong.
/// </summary>
internal sealed class RequestContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly byte[] _body;
    private volatile bool _hasLeft;

    public RequestContent(byte[] body)
    {
        _body = body;
        Headers.ContentType = Json;
    }

    public bool HasLeft => _hasLeft;

#if NET
    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _hasLeft = true;
        return stream.WriteAsync(_body, 0, _body.Length, cancellationToken);
    }

    protected override void SerializeToStream(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _hasLeft = true;
        stream.Write(_body, 0, _body.Length);
    }
#endif

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _hasLeft = true;
        return stream.WriteAsync(_body, 0, _body.Length);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
