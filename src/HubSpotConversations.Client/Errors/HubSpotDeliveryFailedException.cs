using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>
/// HubSpot accepted a message and could not deliver it: it is in the thread, and the customer did not get it. The module
/// never resends such a message.
/// </summary>
public sealed class HubSpotDeliveryFailedException : HubSpotException
{
    internal HubSpotDeliveryFailedException(ConversationMessage failed)
        : base(Describe(failed))
        => FailedMessage = failed;

    private HubSpotDeliveryFailedException(ConversationMessage failed, string text)
        : base(text)
        => FailedMessage = failed;

    /// <summary>The failure of an earlier run, as its journal has it.</summary>
    internal static HubSpotDeliveryFailedException Earlier(ConversationMessage failed, string? reason)
        => new(failed, "The journal shows that this message failed in an earlier run; it was not resent. "
            + (reason ?? Describe(failed)));

    /// <summary>The message as HubSpot has it; its Status has the details.</summary>
    public ConversationMessage FailedMessage { get; }

    /// <summary>Why HubSpot could not deliver it; null if HubSpot doesn't say.</summary>
    public MessageFailure? FailureDetails => FailedMessage.Status?.FailureDetails;

    private static string Describe(ConversationMessage failed)
    {
        string name = $"HubSpot accepted message {DisplayText.OneLine(failed.Id ?? "(without an id)", 100)} for thread "
            + $"{DisplayText.OneLine(failed.ThreadId ?? "(unknown)", 100)} and could not deliver it";
        if (failed.Status?.FailureDetails is not { } details)
        {
            return name + ". HubSpot gives no reason.";
        }

        IEnumerable<string> tokens = details.ErrorMessageTokens.Select(static token => $"{token.Key}: {token.Value}");
        string reason = string.Join(
            "; ", new[] { details.ErrorMessage }.Concat(tokens).Where(static text => !string.IsNullOrWhiteSpace(text)));
        return reason.Length == 0 ? name + ". HubSpot gives no reason." : $"{name}: {DisplayText.OneLine(reason, 500)}";
    }
}
