using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace HubSpotConversations.Http.Content;

/// <summary>A form's fields, escaped one by one.</summary>
internal sealed class FormContent : RequestContent
{
    private readonly byte[] _body;

    public FormContent(params (string Name, string Value)[] fields)
    {
        _body = Encoding.ASCII.GetBytes(
            string.Join("&", fields.Select(static f => $"{f.Name}={Uri.EscapeDataString(f.Value)}")));
        Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
    }

#if NET
    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Leave();
        return stream.WriteAsync(_body, 0, _body.Length, cancellationToken);
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
