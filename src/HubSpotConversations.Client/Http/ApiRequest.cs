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

    /// <summary>
    /// The fields of the form that is the body, as the token endpoint takes it; null for none. Its successful response
    /// has secrets in it.
    /// </summary>
    public IReadOnlyList<(string Name, string Value)>? Form { get; init; }

    /// <summary>The form with a file that is the body; null for none. Its time is limited by stalling alone.</summary>
    public UploadContent? Upload { get; init; }

    /// <summary>Whether a file is read from an address that was signed for it, without the token.</summary>
    public bool IsDownload { get; init; }

    /// <summary>Whether it may take as long as it likes, if only something moves.</summary>
    public bool IsTransfer => IsDownload || Upload is not null;

    /// <summary>
    /// What is sent and to which thread, where sending it twice would reach a customer twice. Null for a call that may
    /// be made again.
    /// </summary>
    public (string ThreadId, object Draft)? Delivery { get; init; }

    /// <summary>
    /// What ends it once it has left this machine; null for the same token that ends the waits before it. Where the
    /// user stops a sending, an answer that is on its way is worth waiting for.
    /// </summary>
    public CancellationToken? Abort { get; init; }

    /// <summary>The body for one attempt, which knows whether anything of it was sent; null for none.</summary>
    public RequestContent? MakeContent()
        => Body is not null ? new JsonRequestContent(Body) : Form is not null ? new FormContent([.. Form]) : Upload;

    /// <summary>Whether making it again does nothing that one call has not done.</summary>
    public bool IsRepeatable
        => Delivery is null && Upload is null && !(IsUnknownChange && Method == HttpMethod.Post);

    /// <summary>
    /// Whether it changes something in a way that this library knows nothing of, so that nobody can say that it may be
    /// made again.
    /// </summary>
    public bool IsUnknownChange { get; init; }
}
