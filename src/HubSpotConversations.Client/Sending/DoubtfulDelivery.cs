using HubSpotConversations.Http;

namespace HubSpotConversations.Sending;

/// <summary>Makes the errors of messages whose outcome stays unknown.</summary>
internal static class DoubtfulDelivery
{
    /// <summary>An earlier run ended before the outcome was known.</summary>
    public static HubSpotDeliveryUnknownException OfEarlierRun(Outgoing outgoing)
        => Make(outgoing, Begin(outgoing) + "an earlier run ended while it was being sent.", null);

    /// <summary>The wait for the response was cut short.</summary>
    public static HubSpotDeliveryUnknownException Aborted(Outgoing outgoing, Exception exception)
        => Make(outgoing, Begin(outgoing) + "the command was stopped before HubSpot responded.", exception);

    /// <summary>The run ended before the thread showed the outcome.</summary>
    public static HubSpotDeliveryUnknownException Stopped(Outgoing outgoing, HubSpotException unknown)
        => Make(outgoing, Text(outgoing, unknown) + " The command ended before the thread could settle it.", unknown);

    /// <summary>A later attempt was refused.</summary>
    public static HubSpotDeliveryUnknownException Refused(
        Outgoing outgoing, HubSpotException unknown, HubSpotException refusal)
        => Make(
            outgoing,
            Text(outgoing, unknown) + $" A later attempt was refused, which says nothing about the earlier one: "
                + refusal.Message,
            refusal);

    /// <summary>The thread doesn't show whether the message is there.</summary>
    public static HubSpotDeliveryUnknownException Unsettled(
        Outgoing outgoing, HubSpotException unknown, ThreadLook look)
    {
        string[] ids = look.Candidates.Where(static id => id.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        string found = look.Candidates.Count == 0
            ? $" The thread's history does not settle it: {look.Problem?.TrimEnd('.')}."
            : ids.Length == 0
            ? " The thread has an entry that could be it, without an id."
            : $" The thread has an entry that could be it: {DisplayText.OneLine(string.Join(", ", ids), 300)}.";
        return Make(outgoing, Text(outgoing, unknown) + found, unknown, ids);
    }

    /// <summary>It may not be sent again.</summary>
    public static HubSpotException GivenUp(Outgoing outgoing, HubSpotException unknown, int attempt)
        => attempt == 1
            ? unknown
            : Make(
                outgoing,
                Text(outgoing, unknown) + FormattableString.Invariant(
                    $" None of {attempt} attempts has shown in the thread, and it is not sent again."),
                unknown);

    private static string Begin(Outgoing outgoing)
        => DeliveryName.NotKnown((outgoing.Draft.ThreadId!, outgoing.Content));

    private static string Text(Outgoing outgoing, HubSpotException unknown)
        => unknown is HubSpotDeliveryUnknownException ? unknown.Message : Begin(outgoing) + unknown.Message;

    private static HubSpotDeliveryUnknownException Make(
        Outgoing outgoing, string message, Exception? inner, IReadOnlyList<string>? candidates = null)
        => new(message, outgoing.Draft.ThreadId!, outgoing.Content, inner) { CandidateIds = candidates ?? [] };
}
