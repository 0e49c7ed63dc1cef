using System.Net;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Responses;

/// <summary>An answer, read into memory.</summary>
internal sealed class ApiResponse
{
    public required HttpResponseMessage Message { get; init; }

    public required Uri RequestUri { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How the body exceeds what is read of a response ("it is larger than 32 MiB"); null if it doesn't.</summary>
    public string? Excess { get; init; }

    /// <summary>What to overwrite in the headers, and in an excerpt of the body.</summary>
    public required SecretMask Mask { get; init; }

    public HttpStatusCode StatusCode => Message.StatusCode;

    public bool IsSuccess => Message.IsSuccessStatusCode;

    public string? ContentType => Message.Content?.Headers.ContentType?.ToString() is { } type ? Mask.Text(type) : null;

    /// <summary>What to report to HubSpot's support; null if the response has none.</summary>
    public string? CorrelationId => Header("X-HubSpot-Correlation-Id") is { } id ? DisplayText.OneLine(id, 100) : null;

    /// <summary>A header's values; null if the response doesn't have it.</summary>
    public string? Header(string name)
    {
        IEnumerable<string>? values = null;
        return Message.Headers.TryGetValues(name, out values) || Message.Content?.Headers.TryGetValues(name, out values) == true
            ? Mask.Text(string.Join(", ", values!))
            : null;
    }
}
