using HubSpotConversations.Formatting;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Timing;

namespace HubSpotConversations.Progress;

/// <summary>
/// The status texts of progress bars. The important figures come first, because a narrow window cuts the end.
/// </summary>
internal static class ProgressStatus
{
    public static string OfSend(long done, long failed, double rate, RequestWait? wait)
        => FormattableString.Invariant($"{done} done, {failed} failed, {rate:0.0}/s")
            + (wait is null ? string.Empty : $"; waiting for {wait.Text}");

    public static string OfTransfer(TransferProgress transfer)
        => Display.Size(transfer.BytesDone)
            + (transfer.BytesTotal is { } total ? $" of {Display.Size(total)}" : string.Empty);

    public static string OfWatch(int messages, TimeSpan next)
        => FormattableString.Invariant(
            $"{messages} message{(messages == 1 ? "" : "s")}, next poll in {next.TotalSeconds:0.#} s; Ctrl+C ends it");

    public static string OfDeliveries(int done, int total, TimeSpan? next)
        => FormattableString.Invariant($"{done} of {total} done")
            + (next is { } pause ? FormattableString.Invariant($", next check in {pause.TotalSeconds:0.#} s") : string.Empty);

    /// <summary>The percentage; -1 if the total is unknown.</summary>
    public static int Percent(long done, long? total) => total > 0 ? (int)Math.Min(100, 100 * done / total.Value) : -1;
}
