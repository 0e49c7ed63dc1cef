using System.Diagnostics.Metrics;

namespace HubSpotConversations.Bench;

/// <summary>
/// Counts the responses of the servers in this process with ASP.NET Core's meter, because the sandbox keeps only the
/// latest requests, and no statuses.
/// </summary>
internal sealed class ResponseCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private int _created;
    private int _rateLimited;

    public ResponseCount()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == "http.server.request.duration")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Count(tags));
        _listener.Start();
    }

    /// <summary>The number of created messages.</summary>
    public int Created => Volatile.Read(ref _created);

    /// <summary>The number of requests that were rejected because of the limit.</summary>
    public int RateLimited => Volatile.Read(ref _rateLimited);

    public void Dispose() => _listener.Dispose();

    private void Count(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach ((string name, object? value) in tags)
        {
            if (name == "http.response.status_code")
            {
                _ = value switch
                {
                    201 => Interlocked.Increment(ref _created),
                    429 => Interlocked.Increment(ref _rateLimited),
                    _ => 0,
                };
            }
        }
    }
}
