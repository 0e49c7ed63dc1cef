using System.Net;
using HubSpotConversations.Errors;
using HubSpotConversations.Http.Responses;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Handlers;

/// <summary>
/// What may be told of a request: no token and no body, and of the headers only those on a list, because nobody knows
/// what the others will hold tomorrow.
/// </summary>
public sealed class RequestTrace
{
    private static readonly string[] TellableHeaders =
    [
        "Content-Type", "Content-Length", "Date", "Location", "Retry-After", "Server",
        "X-HubSpot-Correlation-Id", "X-HubSpot-RateLimit-Max", "X-HubSpot-RateLimit-Remaining",
        "X-HubSpot-RateLimit-Interval-Milliseconds", "X-HubSpot-RateLimit-Secondly",
        "X-HubSpot-RateLimit-Secondly-Remaining", "X-HubSpot-RateLimit-Daily", "X-HubSpot-RateLimit-Daily-Remaining",
    ];

    private readonly IRequestObserver _observer;
    private readonly TimeProvider _clock;
    private readonly long _started;

    private RequestTrace(HttpRequestMessage message, int attempt, IRequestObserver observer, TimeProvider clock)
    {
        Attempt = attempt;
        _observer = observer;
        _clock = clock;
        _started = clock.GetTimestamp();
        Method = message.Method.Method;
        Path = message.RequestUri!.AbsolutePath;
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path, without the query.</summary>
    public string Path { get; }

    /// <summary>The status; null when no answer came.</summary>
    public HttpStatusCode? StatusCode { get; private set; }

    /// <summary>How long it took, the answer's body included.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Which attempt at the same call it was, from 1.</summary>
    public int Attempt { get; }

    /// <summary>What to tell HubSpot's support; null when the answer had none.</summary>
    public string? CorrelationId { get; private set; }

    /// <summary>Why no answer came; null when one came.</summary>
    public string? Failure { get; private set; }

    /// <summary>The answer's headers, those that may be told.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; private set; } = [];

    internal static RequestTrace? Start(
        HttpRequestMessage message, IRequestObserver? observer, TimeProvider clock, int attempt = 1)
        => observer is null ? null : new RequestTrace(message, attempt, observer, clock);

    internal void Answered(ApiResponse response)
    {
        StatusCode = response.StatusCode;
        CorrelationId = response.CorrelationId
            ?? (response.IsSuccess || ErrorBody.Read(response.Body)?.CorrelationId is not { } id
                ? null
                : DisplayText.OneLine(id, 100));
        Headers = Tellable(response);
        End();
    }

    internal void Failed(Exception failure)
    {
        Failure = failure.Message;
        End();
    }

    private static List<KeyValuePair<string, string>> Tellable(ApiResponse response)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (string name in TellableHeaders)
        {
            if (response.Header(name) is { } value)
            {
                headers.Add(new(name, DisplayText.OneLine(WithoutQuery(value), 200)));
            }
        }

        return headers;
    }

    // The query of an address may be the permission to read a file.
    private static string WithoutQuery(string value)
        => value.IndexOf('?') is var query and >= 0 ? value.Substring(0, query) : value;

    private void End()
    {
        Elapsed = _clock.GetElapsedTime(_started);
        _observer.OnRequest(this);
    }
}
