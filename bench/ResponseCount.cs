using System.Diagnostics.Metrics;

namespace HubSpotConversations.Bench;

/// <summary>
/// Counts what the servers of this process answer by the meter that ASP.NET Core has for it: the sandbox itself keeps
/// the last requests only, and no statuses.
/// </summary>
internal sealed class AnswerCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private int _created;
    private int _refused;

    public AnswerCount()
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

    /// <summary>How many messages were taken.</summary>
    public int Created => Volatile.Read(ref _created);

    /// <summary>How many requests were refused, because the limit was reached.</summary>
    public int Refused => Volatile.Read(ref _refused);

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
                    429 => Interlocked.Increment(ref _refused),
                    _ => 0,
                };
            }
        }
    }
}
