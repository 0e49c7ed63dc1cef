using HubSpotConversations.Http.Responses;
using HubSpotConversations.Text;

namespace HubSpotConversations.Sending.Delivery;

/// <summary>Creates the errors for messages whose outcome stays unknown.</summary>
internal static class UnknownOutcomeErrors
{
    /// <summary>Creates the error for an earlier run that ended before the outcome was known.</summary>
    public static HubSpotDeliveryUnknownException OfEarlierRun(OutgoingMessage outgoing)
        => Make(outgoing, Begin(outgoing) + "an earlier run ended while it was being sent.", null);

    /// <summary>Creates the error for a wait that ended before HubSpot responded.</summary>
    public static HubSpotDeliveryUnknownException Aborted(OutgoingMessage outgoing, Exception exception)
        => Make(outgoing, Begin(outgoing) + "the command was stopped before HubSpot responded.", exception);

    /// <summary>Creates the error for a run that ended before the thread showed the outcome.</summary>
    public static HubSpotDeliveryUnknownException Stopped(OutgoingMessage outgoing, HubSpotException unknown)
        => Make(
            outgoing, Text(outgoing, unknown) + " The command ended before the thread showed the outcome.", unknown);

    /// <summary>
    /// Creates the error for an earlier attempt whose outcome stays unknown after a later one failed.
    /// </summary>
    public static HubSpotDeliveryUnknownException Refused(
        OutgoingMessage outgoing, HubSpotException unknown, HubSpotException refusal)
        => Make(
            outgoing,
            Text(outgoing, unknown) + " A later attempt failed, which doesn't show the outcome of the earlier one: "
                + refusal.Message,
            refusal);

    /// <summary>Creates the error for a thread that doesn't show whether it has the message.</summary>
    public static HubSpotDeliveryUnknownException Unsettled(
        OutgoingMessage outgoing, HubSpotException unknown, ThreadLook look)
    {
        string[] ids = look.Candidates.Where(static id => id.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        string found = look.Candidates.Count == 0
            ? $" The thread's history doesn't show the outcome: {look.Problem?.TrimEnd('.')}."
            : ids.Length == 0
            ? " The thread has an entry without an id that could be the message."
            : " The thread has an entry that could be the message: "
                + $"{DisplayText.OneLine(string.Join(", ", ids), 300)}.";
        return Make(outgoing, Text(outgoing, unknown) + found, unknown, ids);
    }

    /// <summary>Creates the error for a message that may not be sent again.</summary>
    public static HubSpotException GivenUp(OutgoingMessage outgoing, HubSpotException unknown, int attempt)
        => attempt == 1
            ? unknown
            : Make(
                outgoing,
                Text(outgoing, unknown) + FormattableString.Invariant(
                    $" None of {attempt} attempts has shown in the thread, and the module doesn't resend it."),
                unknown);

    private static string Begin(OutgoingMessage outgoing)
        => DeliveryName.UnknownOutcome((outgoing.Draft.ThreadId!, outgoing.Content));

    private static string Text(OutgoingMessage outgoing, HubSpotException unknown)
        => unknown is HubSpotDeliveryUnknownException ? unknown.Message : Begin(outgoing) + unknown.Message;

    private static HubSpotDeliveryUnknownException Make(
        OutgoingMessage outgoing, string message, Exception? inner, IReadOnlyList<string>? candidates = null)
        => new(message, outgoing.Draft.ThreadId!, outgoing.Content, inner) { CandidateIds = candidates ?? [] };
}
