using System.Net;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Responses;

/// <summary>A response whose body is in memory.</summary>
internal sealed class ApiResponse
{
    public required HttpResponseMessage Message { get; init; }

    public required Uri RequestUri { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Why the body is too large to read ("it is larger than 32 MiB"); null if it isn't.</summary>
    public string? Excess { get; init; }

    /// <summary>Whether the body contains a secret, so that errors must not quote it.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Overwrites secrets in the headers and in an excerpt of the body.</summary>
    public required SecretMask Mask { get; init; }

    public HttpStatusCode StatusCode => Message.StatusCode;

    public bool IsSuccess => Message.IsSuccessStatusCode;

    public string? ContentType => Message.Content?.Headers.ContentType?.ToString() is { } type ? Mask.Text(type) : null;

    /// <summary>The id that HubSpot's support asks for; null if the response has none.</summary>
    public string? CorrelationId => Header("X-HubSpot-Correlation-Id") is { } id ? DisplayText.OneLine(id, 100) : null;

    /// <summary>Returns the values of a header; null if the response doesn't have it.</summary>
    public string? Header(string name)
    {
        IEnumerable<string>? values = null;
        return Message.Headers.TryGetValues(name, out values)
            || Message.Content?.Headers.TryGetValues(name, out values) == true
            ? Mask.Text(string.Join(", ", values!))
            : null;
    }
}
