using System.Net;
using System.Net.Http.Headers;

namespace HubSpotConversations.Http.Content;

/// <summary>A JSON body.</summary>
internal sealed class JsonRequestContent : RequestContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly byte[] _body;

    public JsonRequestContent(byte[] body)
    {
        _body = body;
        Headers.ContentType = Json;
    }

#if NET
    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Leave();
        return stream.WriteAsync(_body, 0, _body.Length, cancellationToken);
    }

    protected override void SerializeToStream(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Leave();
        stream.Write(_body, 0, _body.Length);
    }
#endif

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Leave();
        return stream.WriteAsync(_body, 0, _body.Length);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
