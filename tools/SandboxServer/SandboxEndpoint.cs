using System.Buffers;
using System.IO.Pipelines;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Engine;
using Microsoft.AspNetCore.Http.Features;

namespace HubSpotConversations.SandboxServer;

/// <summary>Passes requests from the socket to the engine and sends the responses back.</summary>
internal sealed class SandboxEndpoint(SandboxAccount account)
{
    private readonly SandboxEngine _engine = account.Engine;

    public async Task InvokeAsync(HttpContext context)
    {
        CancellationToken aborted = context.RequestAborted;
        PipeReader reader = context.Request.BodyReader;
        ReadOnlySequence<byte> body = await ReadAsync(reader, aborted);
        await _engine.DelayAsync(aborted);

        // The engine doesn't keep the body, so it can read the socket's own buffer.
        SandboxResponse result = _engine.Handle(Call(context, body));
        reader.AdvanceTo(body.End);
        if (result.Delivery == Delivery.Dropped)
        {
            context.Abort();
            return;
        }

        if (result.Delivery == Delivery.Hung)
        {
            // Kestrel cancels when the client closes the connection or the server stops.
            await _engine.HangAsync(aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        await WriteAsync(context.Response, result, aborted);
    }

    private static async ValueTask<ReadOnlySequence<byte>> ReadAsync(PipeReader reader, CancellationToken aborted)
    {
        while (true)
        {
            ReadResult read = await reader.ReadAsync(aborted);
            if (read.IsCompleted)
            {
                return read.Buffer;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static SandboxCall Call(HttpContext context, ReadOnlySequence<byte> body)
    {
        HttpRequest request = context.Request;
        return new SandboxCall
        {
            Method = request.Method,
            Target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Origin = $"{request.Scheme}://{request.Host.Value}",
            Authorization = request.Headers.Authorization,
            ContentType = request.ContentType,
            Body = body.IsSingleSegment ? body.First : body.ToArray(),
        };
    }

    private static async Task WriteAsync(HttpResponse response, SandboxResponse result, CancellationToken aborted)
    {
        response.StatusCode = result.Status;
        response.ContentType = result.ContentType;
        response.ContentLength = result.Body.Length;
        foreach ((string name, string value) in result.Headers)
        {
            response.Headers[name] = value;
        }

        // If there are fewer bytes than declared, Kestrel sends them and then closes the connection.
        int length = result.Delivery == Delivery.Cut ? result.Body.Length / 2 : result.Body.Length;
        ReadOnlyMemory<byte> body = result.Body[..length];
        if (!body.IsEmpty)
        {
            await response.BodyWriter.WriteAsync(body, aborted);
        }
    }
}
