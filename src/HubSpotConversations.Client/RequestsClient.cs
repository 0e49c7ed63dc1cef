using HubSpotConversations.Http;
using HubSpotConversations.Json;

namespace HubSpotConversations;

/// <summary>
/// Any operation of HubSpot that this library has no method for: the same token, limits and errors, with plain .NET
/// values in and out.
/// </summary>
public sealed class RequestsClient
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private readonly ApiTransport _transport;

    internal RequestsClient(ApiTransport transport) => _transport = transport;

    /// <summary>Makes a request and reads its answer.</summary>
    /// <param name="method">GET, POST, PUT, PATCH or DELETE.</param>
    /// <param name="path">
    /// The path, escaped, with or without a query: <c>/crm/v3/objects/contacts/701?properties=email</c>. An absolute
    /// address is taken where it is below the connection's own.
    /// </param>
    /// <param name="query">
    /// What is added to the query, not escaped: strings, numbers, truth values, times, and lists of them, which become
    /// one parameter for each item. Null values are left out.
    /// </param>
    /// <param name="body">
    /// What is sent: a string is taken for JSON as it is; dictionaries, lists, numbers, truth values, times are written
    /// as JSON. Null for no body.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>
    /// What was answered, as plain .NET values: string, long, decimal, double, bool, dictionary, array. An answer that
    /// is no JSON is its text, or its bytes where it is no text; an empty one is null.
    /// </returns>
    /// <exception cref="HubSpotValidationException">It can't be sent; nothing was asked of HubSpot.</exception>
    /// <exception cref="HubSpotOutcomeUnknownException">It may or may not have been done (never for GET).</exception>
    /// <exception cref="HubSpotException">It was not done.</exception>
    public Task<object?> SendAsync(
        string method,
        string path,
        IEnumerable<KeyValuePair<string, object?>>? query = null,
        object? body = null,
        CancellationToken cancellationToken = default)
        => SendAsync(Prepare(method, path, query, body), cancellationToken);

    /// <summary>Checks all that can be checked before a request is made.</summary>
    /// <exception cref="HubSpotValidationException">It can't be sent.</exception>
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
                $"'{DisplayText.OneLine(method, 40)}' is none of the methods {string.Join(", ", Methods)}.");
        }

        if (name == "GET" && body is not null)
        {
            throw new HubSpotValidationException(
                "Body", "A GET has no body. Give -Query, or -Method Post where HubSpot takes a body.");
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
        ApiResponse response = await _transport.AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        return PlainAnswer.Read(response, request);
    }
}
