using System.Net.Http.Headers;
using System.Text.Json;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Handlers;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Http.Responses;
using HubSpotConversations.Http.Retries;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Http.Tracing;

namespace HubSpotConversations.Http;

/// <summary>
/// Makes API calls: builds the request, sends it through the pipeline and reads the response. Immutable and
/// thread-safe.
/// </summary>
/// <param name="Connection">The state that all calls of the connection share.</param>
/// <param name="Retry">How failed calls are retried.</param>
/// <param name="Observer">The observer of the attempts; null for none.</param>
/// <param name="Waits">The observer of the waits; null for none.</param>
internal sealed record ApiTransport(
    ApiConnection Connection, RetryPolicy Retry, IRequestObserver? Observer = null, IWaitObserver? Waits = null)
{
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    public ApiTransport(ConversationsClientOptions options)
        : this(new ApiConnection(options), new RetryPolicy(options.MaxRetry, options.RetryTimeout, Jitter.Next))
    {
    }

    /// <summary>Returns a transport that retries failed calls at most this often.</summary>
    public ApiTransport WithMaxRetry(int maxRetry)
        => this with { Retry = new RetryPolicy(Math.Min(maxRetry, Retry.MaxRetry), Retry.Timeout, Jitter.Next) };

    /// <summary>Makes a call and reads its response.</summary>
    /// <exception cref="HubSpotException">The call failed; the exception's class says how.</exception>
    public async Task<T> SendAsync<T>(
        ApiRequest request, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        T? result = null;
        await CallAsync(
            request, call => result = ResponseReader.Read(call.Response!, request, read), cancellationToken)
            .ConfigureAwait(false);
        return result!;
    }

    /// <summary>Makes a call whose response is empty.</summary>
    /// <exception cref="HubSpotException">The call failed; the exception's class says how.</exception>
    public Task SendAsync(ApiRequest request, CancellationToken cancellationToken)
        => CallAsync(request, static _ => { }, cancellationToken);

    /// <summary>Makes a call and returns its response unread.</summary>
    /// <exception cref="HubSpotException">The call failed; the exception's class says how.</exception>
    public async Task<ApiResponse> GetResponseAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        ApiResponse? result = null;
        await CallAsync(request, call => result = call.Response, cancellationToken).ConfigureAwait(false);
        return result!;
    }

    private async Task CallAsync(ApiRequest request, Action<ApiCall> read, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = MakeMessage(request);
        var call = new ApiCall
        {
            Request = request,
            Retry = Retry,
            Clock = Connection.Clock,
            Timeout = Connection.Timeout,
            Tokens = Connection.Tokens,
            Share = Connection.Share,
            Observer = Observer,
            Waits = Waits,
            Stop = cancellationToken,
            Read = read,
        };
        call.AttachTo(message);
        using HttpResponseMessage response = await Connection.Http
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, request.Abort ?? cancellationToken)
            .ConfigureAwait(false);
    }

    private HttpRequestMessage MakeMessage(ApiRequest request)
    {
        string address = Connection.Root + request.Path;
        string? query = request.DeveloperKey is { } key
            ? string.Join("&", new[] { "hapikey=" + Uri.EscapeDataString(key), request.Query }.OfType<string>())
            : request.Query;
        var message = new HttpRequestMessage(
            request.Method, new Uri(query is null ? address : $"{address}?{query}"));
        message.Headers.Accept.Add(Json);
        message.Headers.UserAgent.Add(HttpClients.UserAgent);
        if (request.Upload is { HasLength: false })
        {
            // Otherwise the .NET Framework reads the whole file to determine its length.
            message.Headers.TransferEncodingChunked = true;
        }

        return message;
    }
}
