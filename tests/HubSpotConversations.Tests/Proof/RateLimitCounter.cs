using System.Diagnostics.Metrics;

namespace HubSpotConversations.Tests.Proof;

/// <summary>Counts what a server of this process answered with status 429, by the meter that .NET has for its clients.</summary>
internal sealed class RefusalCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly int _port;
    private int _answers;
    private int _refused;

    public RefusalCount(int port)
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

    /// <summary>How many requests had an answer: that something was counted at all.</summary>
    public int Answers => Volatile.Read(ref _answers);

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
            Interlocked.Increment(ref _answers);
            _ = status == 429 ? Interlocked.Increment(ref _refused) : 0;
        }
    }
}
