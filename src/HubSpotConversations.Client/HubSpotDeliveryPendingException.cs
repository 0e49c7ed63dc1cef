using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations;

/// <summary>
/// HubSpot accepted a message and did not report in time whether it could deliver it. It may still be delivered.
/// </summary>
public sealed class HubSpotDeliveryPendingException : HubSpotException
{
    internal HubSpotDeliveryPendingException(
        ConversationMessage message, TimeSpan waited, HubSpotException? lastFailure)
        : base(Describe(message, waited, lastFailure), lastFailure)
        => PendingMessage = message;

    /// <summary>The message as HubSpot last returned it. Its Status is the last status.</summary>
    public ConversationMessage PendingMessage { get; }

    /// <summary>The last status, for example SENDING; null if HubSpot reported none.</summary>
    public string? LastStatus => PendingMessage.Status?.StatusType;

    private static string Describe(ConversationMessage message, TimeSpan waited, HubSpotException? lastFailure)
        => FormattableString.Invariant(
            $"HubSpot has not reported the delivery of message {Id(message.MessageId)} in thread {Id(message.ThreadId)} ")
            + FormattableString.Invariant($"after {waited.TotalSeconds:0.#} seconds. ")
            + (message.Status?.StatusType is { } status
                ? $"Its last status is {DisplayText.OneLine(status, 60)}."
                : "HubSpot shows no status for it.")
            + (lastFailure is null ? string.Empty : $" The last check failed: {lastFailure.Message}");

    private static string Id(string? id) => DisplayText.OneLine(id ?? "(unknown)", 100);
}
