using System.Net;

namespace HubSpotConversations.Http;

/// <summary>An answer, read into memory.</summary>
internal sealed class ApiResponse
{
    public required HttpResponseMessage Message { get; init; }

    public required Uri RequestUri { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether there was more than is kept.</summary>
    public required bool IsCut { get; init; }

    public HttpStatusCode StatusCode => Message.StatusCode;

    public bool IsSuccess => Message.IsSuccessStatusCode;

    public string? ContentType => Message.Content?.Headers.ContentType?.ToString();
}
