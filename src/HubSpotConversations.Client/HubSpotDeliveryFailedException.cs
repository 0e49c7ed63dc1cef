using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations;

/// <summary>
/// HubSpot accepted a message but could not deliver it. The message is in the thread, and the customer did not get it.
/// The module never resends a message that failed this way.
/// </summary>
public sealed class HubSpotDeliveryFailedException : HubSpotException
{
    internal HubSpotDeliveryFailedException(ConversationMessage failed)
        : base(Describe(failed))
        => FailedMessage = failed;

    private HubSpotDeliveryFailedException(ConversationMessage failed, string text)
        : base(text)
        => FailedMessage = failed;

    /// <summary>Creates the error for a failure that the journal recorded in an earlier run.</summary>
    internal static HubSpotDeliveryFailedException Earlier(ConversationMessage failed, string? reason)
        => new(failed, "The journal shows that this message failed in an earlier run; it was not resent. "
            + (reason ?? Describe(failed)));

    /// <summary>The message as HubSpot stores it. Its Status has the details.</summary>
    public ConversationMessage FailedMessage { get; }

    /// <summary>Why HubSpot could not deliver the message; null if HubSpot doesn't say.</summary>
    public MessageFailure? FailureDetails => FailedMessage.Status?.FailureDetails;

    private static string Describe(ConversationMessage failed)
    {
        string name = $"HubSpot accepted message {DisplayText.OneLine(failed.MessageId ?? "(without an id)", 100)} for thread "
            + $"{DisplayText.OneLine(failed.ThreadId ?? "(unknown)", 100)} and could not deliver it";
        if (failed.Status?.FailureDetails is not { } details)
        {
            return name + ". HubSpot did not give a reason.";
        }

        string tokens = string.Join(
            ", ", details.ErrorMessageTokens.Select(static token => $"{token.Key}: {token.Value}"));
        string reason = $"{details.ErrorMessage} {(tokens.Length == 0 ? string.Empty : $"({tokens})")}".Trim();
        return reason.Length == 0
            ? name + ". HubSpot did not give a reason."
            : $"{name}: {DisplayText.OneLine(reason, 500)}";
    }
}
