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
    /// What nobody knows when it left and no answer came, as the end of a sentence; null for a call that changes
    /// nothing, or that may be made again.
    /// </summary>
    public string? NotKnown { get; init; }

    /// <summary>
    /// What is sent and to which thread, where sending it twice would reach a customer twice. Null for a call that may
    /// be made again.
    /// </summary>
    public (string ThreadId, object Draft)? Delivery { get; init; }
}
