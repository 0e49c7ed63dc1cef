using System.Net.Http.Headers;
using HubSpotConversations.Http.Content;

namespace HubSpotConversations.Http.Requests;

/// <summary>Describes one call of an operation.</summary>
internal sealed class ApiRequest
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public required HttpMethod Method { get; init; }

    /// <summary>The escaped path. It starts with a slash.</summary>
    public required string Path { get; init; }

    /// <summary>The escaped query without the question mark; null for none.</summary>
    public string? Query { get; init; }

    /// <summary>
    /// The developer key that identifies the app instead of an access token; null for other calls. It is not part of
    /// <see cref="Query"/>, so that no log can contain it.
    /// </summary>
    public string? DeveloperKey { get; init; }

    /// <summary>The JSON of the body; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>
    /// The form fields of the body, for the token endpoint; null for none. A successful response contains secrets.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    /// <summary>The file to upload in the body; null for none. An upload times out only if no data moves.</summary>
    public FileContent? Upload { get; init; }

    /// <summary>Whether the call reads a file from a signed address, without the access token.</summary>
    public bool IsDownload { get; init; }

    /// <summary>Whether the call times out only if no data moves.</summary>
    public bool IsTransfer => IsDownload || Upload is not null;

    /// <summary>
    /// The thread and the draft of a send; null for other calls. A send must not be repeated, because the customer
    /// could get the message twice.
    /// </summary>
    public (string ThreadId, object Draft)? Delivery { get; init; }

    /// <summary>
    /// Ends the request once it has left this machine; null for the token that also ends the waits before it. If the
    /// user stops a send, it is worth waiting for the response to a message in flight.
    /// </summary>
    public CancellationToken? Abort { get; init; }

    /// <summary>Creates the body of one attempt, which records whether any of it was sent; null for none.</summary>
    public TrackedContent? MakeContent()
        => Body is not null ? new TrackedContent(new ByteArrayContent(Body) { Headers = { ContentType = Json } })
            : Form is not null ? new TrackedContent(new FormUrlEncodedContent(Form!))
            : Upload is not null ? new TrackedContent(UploadForm.Create(Upload))
            : null;

    /// <summary>Whether repeating the call has no further effect.</summary>
    public bool IsRepeatable
        => Delivery is null && Upload is null && !(IsUnknownChange && Method == HttpMethod.Post);

    /// <summary>Whether a successful response contains a secret, so that errors must not quote it.</summary>
    public bool ReturnsSecret { get; init; }

    /// <summary>
    /// Whether the call makes a change that this library doesn't know, so it can't tell whether a repeat is safe.
    /// </summary>
    public bool IsUnknownChange { get; init; }
}
