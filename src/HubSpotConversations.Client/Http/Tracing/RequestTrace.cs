using System.Net;
using HubSpotConversations.Errors;
using HubSpotConversations.Http.Responses;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Tracing;

/// <summary>
/// The details of a request that are safe to log. It contains no token and no body, and only the response headers on an
/// allow-list, because other headers could contain secrets.
/// </summary>
public sealed class RequestTrace
{
    private static readonly string[] LoggedHeaders =
    [
        "Content-Type", "Content-Length", "Date", "Location", "Retry-After", "Server",
        "X-HubSpot-Correlation-Id", "X-HubSpot-RateLimit-Max", "X-HubSpot-RateLimit-Remaining",
        "X-HubSpot-RateLimit-Interval-Milliseconds", "X-HubSpot-RateLimit-Secondly",
        "X-HubSpot-RateLimit-Secondly-Remaining", "X-HubSpot-RateLimit-Daily", "X-HubSpot-RateLimit-Daily-Remaining",
    ];

    // The names of query parameters that can hold a secret of the user's own, in any call.
    private static readonly string[] SecretNames = ["key", "token", "secret", "password", "signature", "code"];

    private readonly IRequestObserver _observer;
    private readonly TimeProvider _clock;
    private readonly long _startedAt;

    private RequestTrace(
        HttpRequestMessage message, int attempt, string? query, IRequestObserver observer, TimeProvider clock)
    {
        Attempt = attempt;
        _observer = observer;
        _clock = clock;
        _startedAt = clock.GetTimestamp();
        Method = message.Method.Method;
        Path = message.RequestUri!.AbsolutePath;
        Query = string.IsNullOrEmpty(query) ? null : DisplayText.Of(WithoutSecrets(query!));
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path, without the query.</summary>
    public string Path { get; }

    /// <summary>The escaped query of a call to the API, without secrets; null for none.</summary>
    public string? Query { get; }

    /// <summary>The status; null if there was no response.</summary>
    public HttpStatusCode? StatusCode { get; private set; }

    /// <summary>The duration of the request, including the response body.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>The number of the attempt within the same call, from 1.</summary>
    public int Attempt { get; }

    /// <summary>The id that HubSpot's support asks for; null if the response had none.</summary>
    public string? CorrelationId { get; private set; }

    /// <summary>Why there was no response; null if there was one.</summary>
    public string? Failure { get; private set; }

    /// <summary>The response headers that are safe to log.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; private set; } = [];

    /// <summary>Starts to trace an attempt; null if nothing observes it.</summary>
    /// <param name="message">The request. Its address can be signed, so the trace doesn't take its query.</param>
    /// <param name="observer">The observer; null for none.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="attempt">The number of the attempt.</param>
    /// <param name="query">The query to show, without secrets; null for none.</param>
    internal static RequestTrace? Start(
        HttpRequestMessage message, IRequestObserver? observer, TimeProvider clock, int attempt = 1, string? query = null)
        => observer is null ? null : new RequestTrace(message, attempt, query, observer, clock);

    internal void Complete(ApiResponse response)
    {
        StatusCode = response.StatusCode;
        CorrelationId = response.CorrelationId
            ?? (response.IsSuccess || ErrorBody.Read(response.Body)?.CorrelationId is not { } id
                ? null
                : DisplayText.OneLine(id, 100));
        Headers = ReadHeaders(response);
        End();
    }

    internal void Fail(Exception failure)
    {
        Failure = failure.Message;
        End();
    }

    private static List<KeyValuePair<string, string>> ReadHeaders(ApiResponse response)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (string name in LoggedHeaders)
        {
            if (response.Header(name) is { } value)
            {
                headers.Add(new(name, DisplayText.OneLine(WithoutQuery(value), 200)));
            }
        }

        return headers;
    }

    private static string WithoutSecrets(string query) => string.Join("&", query.Split('&').Select(static pair =>
    {
        string name = pair.Split('=')[0];
        bool isSecret = Array.Exists(
            SecretNames, secret => name.IndexOf(secret, StringComparison.OrdinalIgnoreCase) >= 0);
        return isSecret ? name + "=***" : pair;
    }));

    // The query of a signed address gives access to the file.
    private static string WithoutQuery(string value)
        => value.IndexOf('?') is var query and >= 0 ? value.Substring(0, query) : value;

    private void End()
    {
        Elapsed = _clock.GetElapsedTime(_startedAt);
        _observer.OnRequest(this);
    }
}
