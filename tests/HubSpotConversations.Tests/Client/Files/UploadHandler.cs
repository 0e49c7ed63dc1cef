using System.Net;

namespace HubSpotConversations.Tests.Client.Files;

/// <summary>
/// Copies a request body to a stream in pieces, like a connection, and responds that the file is stored.
/// </summary>
internal sealed class UploadHandler(Stream connection) : HttpMessageHandler
{
    public long? ContentLength { get; private set; }

    public bool? IsChunked { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ContentLength = request.Content!.Headers.ContentLength;
        IsChunked = request.Headers.TransferEncodingChunked;
        await request.Content.CopyToAsync(connection, cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent("""{"id":"1"}""") };
    }
}
