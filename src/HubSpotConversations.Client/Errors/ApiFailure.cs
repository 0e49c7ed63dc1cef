using System.Net;

namespace HubSpotConversations;

/// <summary>What an answer said that is not the one wanted: what the exceptions are made of.</summary>
internal sealed class ApiFailure
{
    /// <summary>A failure that shows in several answers together, and in no single one.</summary>
    public static readonly ApiFailure Nowhere = new()
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

    /// <summary>The same as a time.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}
