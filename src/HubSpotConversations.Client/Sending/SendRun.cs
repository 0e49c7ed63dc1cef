using HubSpotConversations.Resources;

namespace HubSpotConversations.Sending;

/// <summary>
/// Sends messages of many conversations at once. It sends the messages of one conversation one at a time and in order.
/// It limits how many messages it sends at once, and how far it gets ahead of the oldest unfinished one. A single thread, the
/// user's, adds and takes the messages.
/// </summary>
internal sealed class SendRun
{
    /// <summary>
    /// The maximum number of messages from the oldest unfinished one to the last one started. Settling an unknown
    /// outcome takes seconds, and other messages continue meanwhile.
    /// </summary>
    public const int MostItems = 4000;

    private const long MostCharacters = 16 * 1024 * 1024;

    private readonly object _gate = new();
    private readonly IMessageProcessor _delivery;
    private readonly Func<HubSpotException, bool> _endsAll;
    private readonly SendSlots _slots;
    private readonly SendTokens _tokens;
    private readonly CancellationTokenSource _stop;
    private readonly bool _isOrdered;
    private readonly Dictionary<string, ConversationChain> _chains = new(StringComparer.Ordinal);
    private readonly LinkedList<SendItem> _items = new();
    private readonly Queue<LinkedListNode<SendItem>> _ended = new();
    private TaskCompletionSource<bool>? _nextEnd;
    private long _characters;

    /// <param name="delivery">Delivers one message.</param>
    /// <param name="throttle">The maximum number of messages to send at once.</param>
    /// <param name="isOrdered">Whether messages are taken in the order in which they were added.</param>
    /// <param name="endsAll">Whether a failure would affect every further message, so that the run ends.</param>
    /// <param name="tokens">The tokens that end the run from outside.</param>
    public SendRun(
        IMessageProcessor delivery,
        int throttle,
        bool isOrdered,
        Func<HubSpotException, bool> endsAll,
        SendTokens tokens)
    {
        _delivery = delivery;
        _slots = new SendSlots(throttle);
        _isOrdered = isOrdered;
        _endsAll = endsAll;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(tokens.Stop);
        _tokens = new SendTokens(_stop.Token, tokens.Abort);
    }

    /// <summary>Whether another message can be added before one is taken.</summary>
    public bool HasRoom => _items.Count < MostItems && _characters < MostCharacters;

    /// <summary>The number of messages added but not yet taken.</summary>
    public int Count => _items.Count;

    /// <summary>Whether the run starts no further messages.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>Adds a message, and starts it as soon as its turn comes.</summary>
    public void Add(SendItem item)
    {
        ConversationChain? started = null;
        lock (_gate)
        {
            LinkedListNode<SendItem> node = _items.AddLast(item);
            _characters += Length(item);
            string conversation = item.Draft.Conversation;
            if (!_chains.TryGetValue(conversation, out ConversationChain? chain))
            {
                started = chain = new ConversationChain(conversation);
                _chains.Add(conversation, chain);
            }

            chain.Waiting.Enqueue(node);
        }

        if (started is not null)
        {
            _ = Task.Run(() => RunAsync(started));
        }
    }

    /// <summary>Adds a message whose outcome is already known, to be taken in its turn.</summary>
    public void AddEnded(SendItem item)
    {
        lock (_gate)
        {
            LinkedListNode<SendItem> node = _items.AddLast(item);
            _characters += Length(item);
            if (!_isOrdered)
            {
                _ended.Enqueue(node);
            }
        }

        item.SetEnd();
    }

    /// <summary>Takes the next finished message; returns false if there is none yet.</summary>
    public bool TryTake(out SendItem item)
    {
        lock (_gate)
        {
            LinkedListNode<SendItem>? node = _isOrdered
                ? _items.First is { Value.End.IsCompleted: true } first ? first : null
                : _ended.Count > 0 ? _ended.Dequeue() : null;
            item = node?.Value!;
            if (node is null)
            {
                return false;
            }

            _items.Remove(node);
            _characters -= Length(item);
            return true;
        }
    }

    /// <summary>Completes when the next message can be taken. Call it only while a message is left to take.</summary>
    public Task WhenNext()
    {
        lock (_gate)
        {
            if (_isOrdered)
            {
                return _items.First!.Value.End;
            }

            if (_ended.Count > 0)
            {
                return Task.CompletedTask;
            }

            _nextEnd ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _nextEnd.Task;
        }
    }

    /// <summary>Starts no further messages. The run still waits for requests that have left this machine.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Completes when no message is in flight any more.</summary>
    public Task WhenAllEnded()
    {
        lock (_gate)
        {
            return Task.WhenAll(_items.Select(static item => item.End));
        }
    }

    private static long Length(SendItem item)
        => (item.Draft.Text?.Length ?? 0) + (item.Draft.RichText?.Length ?? 0);

    /// <summary>Sends the messages of one conversation until none is left.</summary>
    private async Task RunAsync(ConversationChain chain)
    {
        while (Next(chain) is { } node)
        {
            await RunAsync(node.Value, chain).ConfigureAwait(false);
            End(node);
        }
    }

    private async Task RunAsync(SendItem item, ConversationChain chain)
    {
        var slot = new SendSlot(_slots, _delivery, item);
        try
        {
            await slot.EnterAsync(_tokens.Stop).ConfigureAwait(false);
            await _delivery.RunAsync(item, chain.NewestAt, slot.PauseAsync, _tokens).ConfigureAwait(false);
            chain.NewestAt = item.Sent?.Message.CreatedAt ?? chain.NewestAt;
            if (item.JournalFailure is not null || (item.Failure is { } failure && _endsAll(failure)))
            {
                Stop();
            }
        }
        catch (OperationCanceledException) when (_tokens.Stop.IsCancellationRequested)
        {
            // The message was not attempted.
        }
        catch (Exception fault)
        {
            item.Fault = fault;
            Stop();
        }
        finally
        {
            slot.Leave();
        }
    }

    private LinkedListNode<SendItem>? Next(ConversationChain chain)
    {
        lock (_gate)
        {
            if (chain.Waiting.Count > 0)
            {
                return chain.Waiting.Dequeue();
            }

            _ = _chains.Remove(chain.Conversation);
            return null;
        }
    }

    private void End(LinkedListNode<SendItem> node)
    {
        if (!_isOrdered)
        {
            lock (_gate)
            {
                _ended.Enqueue(node);
                _ = _nextEnd?.TrySetResult(true);
                _nextEnd = null;
            }
        }

        node.Value.SetEnd();
    }
}
