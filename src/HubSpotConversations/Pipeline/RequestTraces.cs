using System.Collections.Concurrent;
using HubSpotConversations.Limits;

namespace HubSpotConversations.Pipeline;

/// <summary>Stores the traces of background requests until the pipeline thread can write them.</summary>
internal sealed class RequestTraces(AsyncCmdlet cmdlet, RequestStreams streams) : IRequestObserver
{
    private readonly ConcurrentQueue<RequestTrace> _traces = new();
    private readonly RequestLog _log = new(cmdlet.WriteVerbose, cmdlet.WriteDebug, streams);

    /// <summary>
    /// A client whose requests are recorded here if the stream is visible, and whose waits are shown.
    /// </summary>
    public ConversationsClient Observe(ConversationsClient client, IWaitObserver waits)
        => client.ToldTo(streams.IsVerbose || streams.IsDebug ? this : null, waits);

    public void OnRequest(RequestTrace trace) => _traces.Enqueue(trace);

    /// <summary>Writes the stored traces on the pipeline thread.</summary>
    public void Tell()
    {
        while (_traces.TryDequeue(out RequestTrace? trace))
        {
            _log.OnRequest(trace);
        }
    }
}
