using System.Text.Json;
using HubSpotConversations.Sandbox.Engine;
using HubSpotConversations.Sandbox.Http;
using HubSpotConversations.Sandbox.Resources;
using HubSpotConversations.Sandbox.Seed;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox;

/// <summary>
/// A HubSpot account in memory. It answers the conversations API as HubSpot does, errors and limits included,
/// through any number of handlers, and starts with the data that <see cref="SandboxData"/> names.
/// </summary>
/// <remarks>All members are thread-safe.</remarks>
public sealed class SandboxAccount
{
    private readonly AccountState _state;

    /// <summary>Makes an account with its own copy of the seeded data.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    public SandboxAccount(SandboxOptions? options = null)
    {
        options ??= new SandboxOptions();
        _state = AccountSeed.NewAccount(options);
        Engine = new SandboxEngine(_state, options);
    }

    /// <summary>The last 10,000 requests, oldest first, as they are at this moment.</summary>
    public IReadOnlyList<SandboxRequest> Requests => Engine.Requests.Snapshot();

    /// <summary>What goes wrong from now on; null for a quiet network.</summary>
    public FaultPlan? Faults
    {
        get => Engine.Faults;
        set => Engine.Faults = value;
    }

    /// <summary>How many messages were sent since the account began, in all threads; comments aren't counted.</summary>
    public int SentMessageCount
    {
        get
        {
            lock (_state.Gate)
            {
                Engine.CatchUp();
                return _state.SentMessages;
            }
        }
    }

    /// <summary>How many requests hang at this moment, for want of an answer: their clients are still there.</summary>
    public int HangingRequestCount => Engine.Hanging;

    /// <summary>How many access tokens were issued; 0 without <see cref="SandboxOptions.OAuth"/>.</summary>
    public int TokenRefreshCount
    {
        get
        {
            lock (_state.Gate)
            {
                return _state.OAuth?.Refreshes ?? 0;
            }
        }
    }

    internal SandboxEngine Engine { get; }

    /// <summary>Makes a handler into this account. Disposing of it leaves the account as it is.</summary>
    /// <returns>A handler for an <see cref="HttpClient"/> with any base address.</returns>
    public HttpMessageHandler CreateHandler() => new SandboxHandler(Engine);

    /// <summary>How many messages of every kind a thread holds, archived ones included.</summary>
    /// <param name="threadId">The thread.</param>
    /// <returns>The count.</returns>
    /// <exception cref="KeyNotFoundException">There is no such thread.</exception>
    public int StoredMessageCount(string threadId)
    {
        lock (_state.Gate)
        {
            Engine.CatchUp();
            return Thread(threadId).Messages.Count;
        }
    }

    /// <summary>A thread's whole history as a JSON array, oldest first, archived messages included.</summary>
    /// <param name="threadId">The thread.</param>
    /// <returns>The JSON text.</returns>
    /// <exception cref="KeyNotFoundException">There is no such thread.</exception>
    public string MessagesJson(string threadId)
    {
        lock (_state.Gate)
        {
            Engine.CatchUp();
            List<StoredMessage> messages = Thread(threadId).Messages;
            return JsonText.Of(writer => WriteAll(writer, messages));
        }
    }

    /// <summary>
    /// A thread's whole history in the order in which it was stored, archived messages and those that
    /// <see cref="SandboxOptions.HistoryLag"/> still hides included.
    /// </summary>
    /// <param name="threadId">The thread.</param>
    /// <returns>The messages as they are at this moment.</returns>
    /// <exception cref="KeyNotFoundException">There is no such thread.</exception>
    public IReadOnlyList<SandboxMessage> StoredMessages(string threadId)
    {
        StoredMessage[] messages;
        lock (_state.Gate)
        {
            Engine.CatchUp();
            messages = [.. Thread(threadId).Messages];
        }

        // They never change: nobody waits for the gate while they are read.
        return Array.ConvertAll(messages, MessageProjection.Judged);
    }

    /// <summary>The texts of a thread's outgoing messages, in the order in which they were stored.</summary>
    /// <param name="threadId">The thread.</param>
    /// <returns>The texts, hidden ones included.</returns>
    /// <exception cref="KeyNotFoundException">There is no such thread.</exception>
    public IReadOnlyList<string> StoredTexts(string threadId) =>
        [.. StoredMessages(threadId).Where(message => message.IsOutgoing).Select(message => message.Text!)];

    /// <summary>Lets a visitor write: the thread's contact sends a message on the thread's own channel.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="text">What the visitor says.</param>
    /// <returns>The id of the new message.</returns>
    /// <exception cref="KeyNotFoundException">There is no such thread.</exception>
    public string ReceiveMessage(string threadId, string text)
    {
        lock (_state.Gate)
        {
            Engine.CatchUp();
            return VisitorMessages.Add(_state, Thread(threadId), text, _state.Clock.GetUtcNow());
        }
    }

    /// <summary>Ends every access token that was issued: a call with one of them gets 401 from now on.</summary>
    public void ExpireAccessTokens()
    {
        lock (_state.Gate)
        {
            _state.OAuth?.ExpireAll();
        }
    }

    private static void WriteAll(Utf8JsonWriter writer, List<StoredMessage> messages)
    {
        writer.WriteStartArray();
        foreach (StoredMessage message in messages)
        {
            writer.WriteRawValue(message.Json.Span, skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    private StoredThread Thread(string threadId) =>
        _state.FindThread(threadId) ?? throw new KeyNotFoundException($"There is no thread {threadId}.");
}
