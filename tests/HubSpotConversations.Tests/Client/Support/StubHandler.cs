using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace HubSpotConversations.Tests.Client.Support;

/// <summary>Responds in place of the network, and records the requests.</summary>
internal sealed class StubHandler(Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>> respond)
    : HttpMessageHandler
{
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();

    public StubHandler(Func<RecordedRequest, HttpResponseMessage> respond)
        : this((request, _) => Task.FromResult(respond(request)))
    {
    }

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    public RecordedRequest Only => Requests.ShouldHaveSingleItem();

    public static StubHandler Responding(
        int status, string body, string? contentType = "application/json", params (string Name, string Value)[] headers)
        => Responding(status, Encoding.UTF8.GetBytes(body), contentType, headers);

    public static StubHandler Responding(
        int status, byte[] body, string? contentType = "application/json", params (string Name, string Value)[] headers)
        => new(_ => Response(status, new ByteArrayContent(body), contentType, headers));

    public static StubHandler Responding(int status, Stream body, long? contentLength = null)
        => new(_ =>
        {
            HttpResponseMessage response = Response(status, new StreamContent(body), "application/json");
            response.Content.Headers.ContentLength = contentLength ?? response.Content.Headers.ContentLength;
            return response;
        });

    /// <summary>Creates a response, for handlers that choose between several.</summary>
    public static HttpResponseMessage Response(int status, string body, string contentType = "application/json")
        => Response(status, new ByteArrayContent(Encoding.UTF8.GetBytes(body)), contentType);

    /// <summary>Reads the request's body like a real connection, and then fails.</summary>
    public static StubHandler Failing(Exception exception) => new((_, _) => Task.FromException<HttpResponseMessage>(exception));

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(static h => h.Key, static h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        var seen = new RecordedRequest(request.Method.Method, request.RequestUri!, headers, body);
        _requests.Enqueue(seen);
        return await respond(seen, cancellationToken);
    }

    private static HttpResponseMessage Response(
        int status, HttpContent content, string? contentType, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = content };
        if (contentType is not null)
        {
            response.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
