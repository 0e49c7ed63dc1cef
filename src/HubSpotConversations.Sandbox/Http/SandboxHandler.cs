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
        SandboxResponse answer = engine.Handle(Call(request, body));
        if (answer.Delivery == Delivery.Hung)
        {
            await engine.HangAsync(cancellationToken).ConfigureAwait(false);
        }

        return answer.Delivery == Delivery.Dropped ? throw Broken() : Response(answer, request);
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

    private static HttpResponseMessage Response(SandboxResponse answer, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = Content(answer),
        };
        foreach (KeyValuePair<string, string> header in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(header.Key, header.Value))
            {
                response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return response;
    }

    private static HttpContent Content(SandboxResponse answer)
    {
        MemoryMarshal.TryGetArray(answer.Body, out ArraySegment<byte> bytes);
        byte[] array = bytes.Array ?? [];
        HttpContent content = answer.Delivery == Delivery.Cut
            ? new StreamContent(new CutStream(new ArraySegment<byte>(array, bytes.Offset, bytes.Count / 2)))
            : new ByteArrayContent(array, bytes.Offset, bytes.Count);
        content.Headers.ContentLength = bytes.Count;
        if (answer.ContentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", answer.ContentType);
        }

        return content;
    }
}
