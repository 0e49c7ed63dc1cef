using System.Collections.Concurrent;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Http.Tracing;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Runtime;

/// <summary>Stores the traces of background requests until the pipeline thread can write them.</summary>
internal sealed class RequestTraces(AsyncCmdlet cmdlet, RequestStreams streams) : IRequestObserver
{
    private readonly ConcurrentQueue<RequestTrace> _traces = new();
    private readonly RequestLog _log = new(cmdlet.WriteVerbose, cmdlet.WriteDebug, streams);
    private volatile RequestLog? _live;

    /// <summary>
    /// A client whose requests are recorded here if the stream is visible, and whose waits are shown.
    /// </summary>
    public ConversationsClient Observe(ConversationsClient client, IWaitObserver waits)
        => client.WithObservers(streams.IsVerbose || streams.IsDebug ? this : null, waits);

    /// <summary>While the cmdlet waits in the pump, requests are reported at once.</summary>
    public void Attach(ICmdletPipeline? pipeline)
    {
        _live = pipeline is null ? null : new RequestLog(pipeline.WriteVerbose, pipeline.WriteDebug, streams);
        if (pipeline is not null)
        {
            Report();
        }
    }

    public void OnRequest(RequestTrace trace)
    {
        if (_live is not { } live)
        {
            _traces.Enqueue(trace);
            return;
        }

        try
        {
            live.OnRequest(trace);
        }
        catch (OperationCanceledException)
        {
            // The wait, or the whole pipeline, is over.
            _traces.Enqueue(trace);
        }
    }

    /// <summary>Writes the stored traces on the pipeline thread.</summary>
    public void Report()
    {
        while (_traces.TryDequeue(out RequestTrace? trace))
        {
            _log.OnRequest(trace);
        }
    }
}
