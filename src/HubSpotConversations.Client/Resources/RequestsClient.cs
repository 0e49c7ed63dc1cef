using HubSpotConversations.Http;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Http.Responses;
using HubSpotConversations.Text;

namespace HubSpotConversations.Resources;

/// <summary>
/// Sends requests that this library has no method for. They use the same token, limits and errors. The input and the
/// output are plain .NET values.
/// </summary>
public sealed class RequestsClient
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private readonly ApiTransport _transport;

    internal RequestsClient(ApiTransport transport) => _transport = transport;

    /// <summary>Sends a request and reads its response.</summary>
    /// <param name="method">The HTTP method: GET, POST, PUT, PATCH or DELETE.</param>
    /// <param name="path">
    /// The escaped path, with or without a query: <c>/crm/v3/objects/contacts/701?properties=email</c>. An absolute URL
    /// is allowed if it is below the connection's base address.
    /// </param>
    /// <param name="query">
    /// The unescaped parameters to add to the query: strings, numbers, Booleans, times, and lists of them. Each item of
    /// a list becomes a separate parameter. Null values are left out.
    /// </param>
    /// <param name="body">
    /// The body to send; null for none. A string is sent unchanged as JSON. Dictionaries, lists, numbers, Booleans and
    /// times are converted to JSON.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The response as plain .NET values: string, long, decimal, double, bool, dictionary, array. A response that isn't
    /// JSON is returned as text, or as bytes if it isn't text. An empty response is null.
    /// </returns>
    /// <exception cref="HubSpotValidationException">The request is not valid. No request was made.</exception>
    /// <exception cref="HubSpotOutcomeUnknownException">
    /// HubSpot may or may not have made the change (never for GET).
    /// </exception>
    /// <exception cref="HubSpotException">HubSpot did not make the change.</exception>
    public Task<object?> SendAsync(
        string method,
        string path,
        IEnumerable<KeyValuePair<string, object?>>? query = null,
        object? body = null,
        CancellationToken cancellationToken = default)
        => SendAsync(Prepare(method, path, query, body), cancellationToken);

    /// <summary>Checks everything that can be checked before a request is made.</summary>
    /// <exception cref="HubSpotValidationException">The request is not valid.</exception>
    internal void Check(
        string method, string path, IEnumerable<KeyValuePair<string, object?>>? query, object? body)
        => _ = Prepare(method, path, query, body);

    private ApiRequest Prepare(
        string method, string path, IEnumerable<KeyValuePair<string, object?>>? query, object? body)
    {
        string name = (method ?? string.Empty).ToUpperInvariant();
        if (!Methods.Contains(name))
        {
            throw new HubSpotValidationException(
                "Method",
                $"'{DisplayText.OneLine(method, 40)}' is not a supported method. Specify one of "
                + $"{string.Join(", ", Methods)}.");
        }

        if (name == "GET" && body is not null)
        {
            throw new HubSpotValidationException(
                "Body",
                "A GET request can't have a body. Specify -Query instead, or -Method Post if HubSpot expects a body.");
        }

        var target = RequestPath.Read(path, _transport.Connection.Root);
        return new ApiRequest
        {
            Method = new HttpMethod(name),
            Path = target.Path,
            Query = PlainQuery.Append(target.Query, query),
            Body = body is null ? null : PlainWriter.WriteBody(body, "Body"),
            IsUnknownChange = name != "GET",
        };
    }

    private async Task<object?> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        ApiResponse response = await _transport.GetResponseAsync(request, cancellationToken).ConfigureAwait(false);
        return PlainResponse.Read(response, request);
    }
}
