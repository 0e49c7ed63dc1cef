using System.Net;

namespace HubSpotConversations.Http;

/// <summary>An answer, read into memory.</summary>
internal sealed class ApiResponse
{
    public required HttpResponseMessage Message { get; init; }

    public required Uri RequestUri { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How the body exceeds what is read of a response ("it is larger than 32 MiB"); null if it doesn't.</summary>
    public string? Excess { get; init; }

    public HttpStatusCode StatusCode => Message.StatusCode;

    public bool IsSuccess => Message.IsSuccessStatusCode;

    public string? ContentType => Message.Content?.Headers.ContentType?.ToString();
}
