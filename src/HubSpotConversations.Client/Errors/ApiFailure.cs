using System.Net;

namespace HubSpotConversations.Errors;

/// <summary>The parts of a failed or unexpected response that the exceptions are built from.</summary>
internal sealed class ApiFailure
{
    /// <summary>A failure that several responses show together, so it isn't tied to one of them.</summary>
    public static readonly ApiFailure WithoutResponse = new()
    {
        StatusCode = HttpStatusCode.OK,
        RequestUri = new Uri("about:blank"),
    };

    public required HttpStatusCode StatusCode { get; init; }

    public required Uri RequestUri { get; init; }

    public string? ContentType { get; init; }

    public string Excerpt { get; init; } = string.Empty;

    public ErrorBody Body { get; init; } = ErrorBody.Empty;

    public string? CorrelationId { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>When to retry; null if the response doesn't say.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}
