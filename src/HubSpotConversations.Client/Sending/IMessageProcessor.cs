using HubSpotConversations.Http.Timing;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Sending;

/// <summary>Handles one message from the user's input to its outcome.</summary>
internal interface IMessageProcessor
{
    /// <summary>The clock for the waits.</summary>
    TimeProvider Clock { get; }

    /// <summary>The observer of the waits; null for none.</summary>
    IWaitObserver? Waits { get; }

    /// <summary>Delivers a message. It stores a failure of the message in the item instead of throwing it.</summary>
    /// <param name="item">The message to deliver.</param>
    /// <param name="previous">When HubSpot created the previous message of the conversation, if that is known.</param>
    /// <param name="pause">Waits, and lets other messages be sent meanwhile.</param>
    /// <param name="tokens">The tokens that end the delivery.</param>
    /// <exception cref="OperationCanceledException">The delivery was stopped before the first attempt.</exception>
    Task RunAsync(
        SendItem item,
        DateTimeOffset? previous,
        Func<RequestWait, CancellationToken, Task> pause,
        SendTokens tokens);
}
