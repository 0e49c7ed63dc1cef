using System.Net;
using HubSpotConversations.Http.Retries;
using HubSpotConversations.Models;

namespace HubSpotConversations.Sending.Delivery;

/// <summary>One sent message whose delivery is checked, and what is known about it so far.</summary>
internal sealed class DeliveryCheck(string threadId, string messageId)
{
    public string ThreadId { get; } = threadId;

    public string MessageId { get; } = messageId;

    /// <summary>The message as HubSpot last returned it; null before that.</summary>
    public ConversationMessage? Message { get; private set; }

    /// <summary>Why the delivery or the last check failed; null if neither did.</summary>
    public HubSpotException? Failure { get; private set; }

    /// <summary>Whether the outcome is known, so that no further check is needed.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether HubSpot reported that it delivered the message.</summary>
    public bool IsDelivered => IsOver && Failure is null;

    /// <summary>Records what HubSpot returned.</summary>
    public void Take(ThreadMessage entry)
    {
        if (entry is not ConversationMessage message)
        {
            End(new HubSpotValidationException(
                nameof(MessageId),
                $"{entry} has no delivery status. Specify an entry of the type {MessageTypes.Message}."));
            return;
        }

        Message = message;
        Failure = null;
        switch (message.Status?.StatusType?.ToUpperInvariant())
        {
            case MessageStatuses.Sent or MessageStatuses.Received or MessageStatuses.Read:
                IsOver = true;
                break;
            case MessageStatuses.Failed:
                End(new HubSpotDeliveryFailedException(message));
                break;
        }
    }

    /// <summary>Records a failed check.</summary>
    /// <param name="failure">Why the check failed.</param>
    /// <param name="mayAppear">Whether HubSpot may show a message that it doesn't find now.</param>
    public void Fail(HubSpotException failure, bool mayAppear)
    {
        Failure = failure;
        bool isMissing = failure is HubSpotApiException { StatusCode: HttpStatusCode.NotFound };
        IsOver = isMissing ? !mayAppear : !Transience.Of(failure);
    }

    /// <summary>Ends the checks, because the time is over.</summary>
    public void Expire(TimeSpan waited)
    {
        if (Message is not null)
        {
            End(new HubSpotDeliveryPendingException(Message, waited, Failure));
        }

        IsOver = true;
    }

    private void End(HubSpotException failure)
    {
        Failure = failure;
        IsOver = true;
    }
}
