using System.Net;
using System.Runtime.InteropServices;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Engine;

namespace HubSpotConversations.Sandbox.Http;

/// <summary>Passes requests to the engine without a socket. Without latency, it completes synchronously.</summary>
internal sealed class SandboxHandler(SandboxEngine engine) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        byte[] body = await ReadAsync(request.Content, cancellationToken).ConfigureAwait(false);
        await engine.DelayAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        SandboxResponse result = engine.Handle(Call(request, body));
        if (result.Delivery == Delivery.Hung)
        {
            await engine.HangAsync(cancellationToken).ConfigureAwait(false);
        }

        return result.Delivery == Delivery.Dropped ? throw Broken() : Response(result, request);
    }

    private static Task<byte[]> ReadAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return Task.FromResult(Array.Empty<byte>());
        }
#if NET
        return content.ReadAsByteArrayAsync(cancellationToken);
#else
        cancellationToken.ThrowIfCancellationRequested();
        return content.ReadAsByteArrayAsync();
#endif
    }

    private static SandboxCall Call(HttpRequestMessage request, byte[] body)
    {
        Uri uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        return new SandboxCall
        {
            Method = request.Method.Method,
            Target = uri.PathAndQuery,
            Origin = uri.GetLeftPart(UriPartial.Authority),
            Authorization = request.Headers.Authorization?.ToString(),
            ContentType = request.Content?.Headers.ContentType?.ToString(),
            Body = body,
        };
    }

    /// <summary>The exception that HttpClient throws when the other side resets the connection.</summary>
    private static HttpRequestException Broken() =>
        new("An error occurred while sending the request.", new IOException("The sandbox dropped the connection."));

    private static HttpResponseMessage Response(SandboxResponse result, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)result.Status)
        {
            RequestMessage = request,
            Content = Content(result),
        };
        foreach (KeyValuePair<string, string> header in result.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(header.Key, header.Value))
            {
                response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return response;
    }

    private static HttpContent Content(SandboxResponse result)
    {
        MemoryMarshal.TryGetArray(result.Body, out ArraySegment<byte> bytes);
        byte[] array = bytes.Array ?? [];
        HttpContent content = result.Delivery == Delivery.Cut
            ? new StreamContent(new CutStream(new ArraySegment<byte>(array, bytes.Offset, bytes.Count / 2)))
            : new ByteArrayContent(array, bytes.Offset, bytes.Count);
        content.Headers.ContentLength = bytes.Count;
        if (result.ContentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", result.ContentType);
        }

        return content;
    }
}
