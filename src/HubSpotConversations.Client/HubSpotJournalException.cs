using System.Globalization;
using HubSpotConversations.Text;

namespace HubSpotConversations;

/// <summary>
/// A send can't use its journal. The module sends only messages that it can record, so it sends no further messages.
/// </summary>
public sealed class HubSpotJournalException : HubSpotException
{
    private HubSpotJournalException(
        HubSpotJournalProblem problem, string path, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Problem = problem;
        Path = path;
    }

    /// <summary>The kind of problem.</summary>
    public HubSpotJournalProblem Problem { get; }

    /// <summary>The path of the journal.</summary>
    public string Path { get; }

    /// <summary>
    /// The id of the process that is writing the journal; null if it is unknown, and for other problems.
    /// </summary>
    public int? ProcessId { get; private init; }

    /// <summary>
    /// The number of the line with the problem, counted from 1; null if the problem isn't in one line.
    /// </summary>
    public int? Line { get; private init; }

    /// <summary>Creates the error for a journal that another run is writing.</summary>
    /// <param name="path">The path of the journal.</param>
    /// <param name="processId">The id of that run's process; null if the journal doesn't show it.</param>
    /// <param name="machine">The name of the machine that run is on.</param>
    /// <param name="since">When that run started.</param>
    /// <param name="cause">The error from the operating system.</param>
    internal static HubSpotJournalException InUse(
        string path, int? processId, string? machine, DateTimeOffset? since, Exception cause)
    {
        string user = processId is { } id
            ? $"being written by process {id.ToString(CultureInfo.InvariantCulture)} on {Shown(machine)}, since "
                + $"{Shown(since)}. Wait until that run ends, or end it."
            : "in use by another run or open in another program. Wait until the other run ends, or close the program.";
        return new HubSpotJournalException(
            HubSpotJournalProblem.InUse,
            path,
            $"The journal '{Shown(path)}' is {user} Then run this command again to send the remaining messages.",
            cause)
        {
            ProcessId = processId,
        };
    }

    /// <summary>Creates the error for a journal that can't be opened.</summary>
    internal static HubSpotJournalException NotOpened(string path, Exception cause)
        => new(
            HubSpotJournalProblem.NotOpened,
            path,
            $"Can't open the journal '{Shown(path)}': {Reason(cause)} Check the path and its permissions, then run the "
            + "command again.",
            cause);

    /// <summary>Creates the error for a file that isn't a journal.</summary>
    internal static HubSpotJournalException NotAJournal(string path)
        => new(
            HubSpotJournalProblem.NotAJournal,
            path,
            $"'{Shown(path)}' is not a journal of this module. The file was not changed. Specify a file that does not "
            + "exist yet, for example replies.journal, or the journal of an earlier run.");

    /// <summary>Creates the error for a journal in a format that this version doesn't support.</summary>
    internal static HubSpotJournalException LaterVersion(string path, int version)
        => new(
            HubSpotJournalProblem.NotAJournal,
            path,
            string.Format(
                CultureInfo.InvariantCulture,
                "The journal '{0}' uses version {1} of the format, and this module supports version 1. The file was "
                + "not changed. Continue with the version of the module that wrote it.",
                Shown(path),
                version))
        {
            Line = 1,
        };

    /// <summary>Creates the error for a line that can't be read.</summary>
    internal static HubSpotJournalException Damaged(string path, int line, Exception? cause = null)
        => new(
            HubSpotJournalProblem.Damaged,
            path,
            string.Format(
                CultureInfo.InvariantCulture,
                "Can't read line {0} of the journal '{1}', so the journal doesn't show what was sent. The file was not "
                + "changed. Restore the line, or check in HubSpot what was sent before you start a new journal.",
                line,
                Shown(path)),
            cause)
        {
            Line = line,
        };

    /// <summary>Creates the error for a journal that belongs to another server.</summary>
    internal static HubSpotJournalException OtherAccount(string path, string journalServer, string server)
        => new(
            HubSpotJournalProblem.OtherAccount,
            path,
            $"The journal '{Shown(path)}' was written for {Shown(journalServer)}, but this connection is to "
            + $"{Shown(server)}. Use a separate journal for each server, or connect to {Shown(journalServer)}.");

    /// <summary>Creates the error for a key that the journal contains with a different message.</summary>
    /// <param name="path">The path of the journal.</param>
    /// <param name="key">The key.</param>
    /// <param name="line">The line of the journal that has the key; null if it is unknown.</param>
    internal static HubSpotJournalException OtherContent(string path, string key, int? line = null)
        => new(
            HubSpotJournalProblem.OtherContent,
            path,
            $"The journal '{Shown(path)}' has a different message with the key '{DisplayText.OneLine(key, 100)}', so "
            + "this one was not sent. Its thread, text, sender, recipients, subject, channel or attachments changed "
            + "since then. If the customer should get only the earlier message, remove this row. Otherwise specify a "
            + "new key with -Key.")
        {
            Line = line,
            IsOfOneMessage = true,
        };

    /// <summary>Whether the problem concerns one message only, so that the run can send the others.</summary>
    internal bool IsOfOneMessage { get; private init; }

    /// <summary>Creates the error for a journal that has none of this run's messages.</summary>
    internal static HubSpotJournalException OtherRun(string path)
        => new(
            HubSpotJournalProblem.OtherContent,
            path,
            $"The journal '{Shown(path)}' belongs to another run: it has none of this run's messages. Nothing was "
            + "sent. Specify a new journal for this run, or specify -Key for each message to add them to this one.");

    /// <summary>Creates the error for a journal that can't be written.</summary>
    internal static HubSpotJournalException NotWritten(string path, Exception cause)
        => new(
            HubSpotJournalProblem.NotWritten,
            path,
            $"Can't write the journal '{Shown(path)}', so no more messages are sent: {Reason(cause)} "
            + "Correct the problem, then run the command again with the same journal.",
            cause);

    /// <summary>Creates the error for a journal that is no longer at its path while this run has it open.</summary>
    internal static HubSpotJournalException Lost(string path)
        => new(
            HubSpotJournalProblem.Lost,
            path,
            $"The journal '{Shown(path)}' was deleted, moved, replaced or changed by another program during this run, "
            + "so no more messages are sent. Restore the journal before you run this again. A new journal doesn't show "
            + "what was sent, so the run would send every message again.");

    private static string Shown(string? text) => DisplayText.OneLine(text, 300);

    private static string Shown(DateTimeOffset? time)
        => time?.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) ?? "an unknown time";

    private static string Reason(Exception cause) => DisplayText.OneLine(cause.Message, 300);
}
