using HubSpotConversations.Connections;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Apps;

/// <summary>
/// Publishes messages concurrently. The messages of one conversation follow each other, and results are written in the
/// order of the input.
/// </summary>
internal sealed class ChannelPublisher : IDisposable
{
    private readonly ConnectedCmdlet _cmdlet;
    private readonly HubSpotConnection _connection;
    private readonly ConversationsClient _client;
    private readonly RequestTraces _traces;
    private readonly int _throttle;
    private readonly CancellationTokenSource _end = new();
    private readonly Queue<(ChannelMessageDraft Draft, Task<ThreadMessage> Work)> _running = new();
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);

    public ChannelPublisher(ConnectedCmdlet cmdlet, int throttle)
    {
        _cmdlet = cmdlet;
        _throttle = throttle;
        _connection = cmdlet.CurrentConnection;
        _traces = new RequestTraces(cmdlet, cmdlet.Streams);
        _client = _traces.Observe(_connection.Client, cmdlet.Waits);
    }

    /// <summary>Starts to publish a message, and waits while too many are in flight.</summary>
    /// <param name="draft">The checked message.</param>
    public void Add(ChannelMessageDraft draft)
    {
        string conversation = ConversationOf(draft);
        Task previous = _last.TryGetValue(conversation, out Task? running) ? running : Task.CompletedTask;
        Task<ThreadMessage> work = PublishAsync(previous, draft);
        _last[conversation] = work;
        _running.Enqueue((draft, work));
        while (_running.Count >= _throttle || (_running.Count > 0 && _running.Peek().Work.IsCompleted))
        {
            WriteNext();
        }
    }

    /// <summary>Waits for all messages.</summary>
    public void Complete()
    {
        while (_running.Count > 0)
        {
            WriteNext();
        }
    }

    public void Dispose()
    {
        // However the pipeline ends, make no further request.
        _end.Cancel();
        _end.Dispose();
    }

    private async Task<ThreadMessage> PublishAsync(Task previous, ChannelMessageDraft draft)
    {
        // A failed message doesn't hold up the ones after it, as in Send-HubSpotThreadMessage.
        CancellationToken end = _end.Token;
        _ = await Task.WhenAny(previous).ConfigureAwait(false);
        end.ThrowIfCancellationRequested();
        return await _client.CustomChannels.Messages.PublishAsync(draft, end).ConfigureAwait(false);
    }

    private void WriteNext()
    {
        (ChannelMessageDraft draft, Task<ThreadMessage> work) = _running.Dequeue();
        _cmdlet.ProcessItem(draft.IdempotencyId, () => _cmdlet.WriteObject(Wait(work)));
        string conversation = ConversationOf(draft);
        if (_last.TryGetValue(conversation, out Task? last) && last == work)
        {
            _ = _last.Remove(conversation);
        }
    }

    private ThreadMessage Wait(Task<ThreadMessage> work)
    {
        try
        {
            return _cmdlet.AwaitAt(_connection, PipelinePump.ShortGrace, (pipeline, stop) =>
            {
                _cmdlet.Waits.Attach(pipeline);
                return WithStopAsync(work, stop);
            });
        }
        finally
        {
            _cmdlet.Waits.Attach(null);
            _traces.Report();
        }
    }

    private async Task<ThreadMessage> WithStopAsync(Task<ThreadMessage> work, CancellationToken stop)
    {
        using CancellationTokenRegistration registration = stop.Register(_end.Cancel);
        return await work.ConfigureAwait(false);
    }

    /// <summary>The thread in the user's own system, or else the address of the customer.</summary>
    private static string ConversationOf(ChannelMessageDraft draft)
    {
        string? customer = draft.Direction == Directions.Incoming
            ? draft.Senders[0].Address
            : draft.Recipients is [{ DeliveryIdentifiers: [var first, ..] }, ..] ? first.Value
            : null;
        string own = draft.IntegrationThreadId is { } id ? $"thread {id}" : $"address {customer}";
        return $"{draft.ChannelId}/{draft.ChannelAccountId}/{own}";
    }
}
