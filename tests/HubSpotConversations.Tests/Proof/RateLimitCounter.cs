using System.Diagnostics.Metrics;

namespace HubSpotConversations.Tests.Proof;

/// <summary>Counts the responses of a server with status 429, using the meter of .NET's HTTP clients.</summary>
internal sealed class RateLimitCounter : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly int _port;
    private int _responses;
    private int _refused;

    public RateLimitCounter(int port)
    {
        _port = port;
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == "http.client.request.duration")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Count(tags));
        _listener.Start();
    }

    /// <summary>The number of responses, which shows that the meter works.</summary>
    public int Responses => Volatile.Read(ref _responses);

    public int Refused => Volatile.Read(ref _refused);

    public void Dispose() => _listener.Dispose();

    private void Count(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        int port = 0;
        int status = 0;
        foreach ((string name, object? value) in tags)
        {
            port = name == "server.port" ? (int)value! : port;
            status = name == "http.response.status_code" ? (int)value! : status;
        }

        if (port == _port && status > 0)
        {
            Interlocked.Increment(ref _responses);
            _ = status == 429 ? Interlocked.Increment(ref _refused) : 0;
        }
    }
}
