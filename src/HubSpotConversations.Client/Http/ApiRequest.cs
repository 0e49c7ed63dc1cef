namespace HubSpotConversations.Http;

/// <summary>One call of an operation.</summary>
internal sealed class ApiRequest
{
    public required HttpMethod Method { get; init; }

    /// <summary>The path, escaped, beginning with a slash.</summary>
    public required string Path { get; init; }

    /// <summary>The query, escaped, without its question mark.</summary>
    public string? Query { get; init; }

    /// <summary>The JSON of the body; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>A body of another kind; null for none.</summary>
    public HttpContent? Content { get; init; }

    /// <summary>A limit of its own; null for the connection's.</summary>
    public StallLimit? Time { get; init; }

    /// <summary>
    /// What is sent and to which thread, where sending it twice would reach a customer twice. Null for a call that may
    /// be made again.
    /// </summary>
    public (string ThreadId, object Draft)? Delivery { get; init; }

    /// <summary>
    /// Whether it changes something in a way that this library knows nothing of, so that nobody can say that it may be
    /// made again.
    /// </summary>
    public bool IsUnknownChange { get; init; }
}
