using System.Text.Json;
using HubSpotConversations.Sandbox.Engine;
using HubSpotConversations.Sandbox.Http;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.Resources;
using HubSpotConversations.Sandbox.Seed;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox;

/// <summary>
/// An in-memory HubSpot account. It serves the conversations API as HubSpot does, with its errors and limits, through
/// any number of handlers. A new account contains the data that <see cref="SandboxData"/> names.
/// </summary>
/// <remarks>All members are thread-safe.</remarks>
public sealed class SandboxAccount
{
    private readonly AccountState _state;

    /// <summary>Creates an account with its own copy of the seeded data.</summary>
    /// <param name="options">The options of the account; null for the defaults.</param>
    public SandboxAccount(SandboxOptions? options = null)
    {
        options ??= new SandboxOptions();
        _state = AccountSeed.NewAccount(options);
        Engine = new SandboxEngine(_state, options);
    }

    /// <summary>A snapshot of the last 10,000 requests, oldest first.</summary>
    public IReadOnlyList<SandboxRequest> Requests => Engine.Requests.Snapshot();

    /// <summary>The faults from now on; null for a reliable network.</summary>
    public FaultPlan? Faults
    {
        get => Engine.Faults;
        set => Engine.Faults = value;
    }

    /// <summary>The number of messages sent since the account was created, in all threads, without comments.</summary>
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

    /// <summary>
    /// The number of requests that hang at this moment. Their clients are still waiting for a response.
    /// </summary>
    public int HangingRequestCount => Engine.Hanging;

    /// <summary>The number of issued access tokens; 0 without <see cref="SandboxOptions.OAuth"/>.</summary>
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

    /// <summary>Creates a handler for this account. Disposing of it doesn't change the account.</summary>
    /// <returns>A handler for an <see cref="HttpClient"/> with any base address.</returns>
    public HttpMessageHandler CreateHandler() => new SandboxHandler(Engine);

    /// <summary>Counts the messages of every kind in a thread, including archived ones.</summary>
    /// <param name="threadId">The thread.</param>
    /// <returns>The count.</returns>
    /// <exception cref="KeyNotFoundException">The thread doesn't exist.</exception>
    public int StoredMessageCount(string threadId)
    {
        lock (_state.Gate)
        {
            Engine.CatchUp();
            return Thread(threadId).Messages.Count;
        }
    }

    /// <summary>Returns a thread's full history as a JSON array, oldest first, including archived messages.</summary>
    /// <param name="threadId">The thread.</param>
    /// <returns>The JSON text.</returns>
    /// <exception cref="KeyNotFoundException">The thread doesn't exist.</exception>
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
    /// A thread's full history in the order in which it was stored. It includes archived messages and messages that
    /// <see cref="SandboxOptions.HistoryLag"/> still hides.
    /// </summary>
    /// <param name="threadId">The thread.</param>
    /// <returns>The messages at this moment.</returns>
    /// <exception cref="KeyNotFoundException">The thread doesn't exist.</exception>
    public IReadOnlyList<SandboxMessage> StoredMessages(string threadId)
    {
        StoredMessage[] messages;
        lock (_state.Gate)
        {
            Engine.CatchUp();
            messages = [.. Thread(threadId).Messages];
        }

        // Stored messages never change, so reading them doesn't need the gate.
        return Array.ConvertAll(messages, MessageProjection.Judged);
    }

    /// <summary>The ids of all threads.</summary>
    public IReadOnlyList<string> ThreadIds
    {
        get
        {
            lock (_state.Gate)
            {
                return [.. _state.Threads.Select(static thread => thread.Id)];
            }
        }
    }

    /// <summary>Returns the texts of a thread's outgoing messages in stored order.</summary>
    /// <param name="threadId">The thread.</param>
    /// <returns>The texts, including hidden ones.</returns>
    /// <exception cref="KeyNotFoundException">The thread doesn't exist.</exception>
    public IReadOnlyList<string> StoredTexts(string threadId) =>
        [.. StoredMessages(threadId).Where(message => message.IsOutgoing).Select(message => message.Text!)];

    /// <summary>Simulates a message from the thread's contact on the thread's own channel.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="text">The text that the visitor writes.</param>
    /// <returns>The id of the new message.</returns>
    /// <exception cref="KeyNotFoundException">The thread doesn't exist.</exception>
    public string ReceiveMessage(string threadId, string text)
    {
        lock (_state.Gate)
        {
            Engine.CatchUp();
            return VisitorMessages.Add(_state, Thread(threadId), text, _state.Clock.GetUtcNow());
        }
    }

    /// <summary>Expires every issued access token. A call with one of them now gets 401.</summary>
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
        _state.FindThread(threadId) ?? throw new KeyNotFoundException($"Thread {threadId} doesn't exist.");
}
