using System.Globalization;

namespace HubSpotConversations;

/// <summary>
/// The journal of a sending can't be used. Nothing is sent that can't be written down: whatever was not sent before
/// this is not sent.
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

    /// <summary>What is wrong with it.</summary>
    public HubSpotJournalProblem Problem { get; }

    /// <summary>The journal.</summary>
    public string Path { get; }

    /// <summary>The process that is writing it; null where it is not known, and for other problems.</summary>
    public int? ProcessId { get; private init; }

    /// <summary>The line that it is about, counted from 1; null where it is about the whole.</summary>
    public int? Line { get; private init; }

    /// <summary>A journal that another run is writing.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="processId">The process of that run; null where the journal does not tell.</param>
    /// <param name="machine">The machine of that run.</param>
    /// <param name="since">When that run began.</param>
    /// <param name="cause">What the system says.</param>
    internal static HubSpotJournalException InUse(
        string path, int? processId, string? machine, DateTimeOffset? since, Exception cause)
    {
        string user = processId is { } id
            ? $"being written by process {id.ToString(CultureInfo.InvariantCulture)} on {Shown(machine)}, since "
                + $"{Shown(since)}. Wait until that run has ended, or end it,"
            : "in use by another run or open in another program. Wait until that has ended, or close it,";
        return new HubSpotJournalException(
            HubSpotJournalProblem.InUse,
            path,
            $"The journal '{Shown(path)}' is {user} and run this again: it sends what was not sent.",
            cause)
        {
            ProcessId = processId,
        };
    }

    /// <summary>A journal that can't be opened, and why.</summary>
    internal static HubSpotJournalException NotOpened(string path, Exception cause)
        => new(
            HubSpotJournalProblem.NotOpened,
            path,
            $"The journal '{Shown(path)}' can't be opened: {Reason(cause)}",
            cause);

    /// <summary>A file that is something else.</summary>
    internal static HubSpotJournalException NotAJournal(string path)
        => new(
            HubSpotJournalProblem.NotAJournal,
            path,
            $"'{Shown(path)}' is not a journal of this module, and was left as it is. Name a file that does not "
            + "exist yet, or the journal of an earlier run.");

    /// <summary>A journal whose format this version does not know.</summary>
    internal static HubSpotJournalException LaterVersion(string path, int version)
        => new(
            HubSpotJournalProblem.NotAJournal,
            path,
            string.Format(
                CultureInfo.InvariantCulture,
                "The journal '{0}' has version {1} of the format, and this module knows version 1. It was left as it "
                + "is: go on with the version of the module that wrote it.",
                Shown(path),
                version))
        {
            Line = 1,
        };

    /// <summary>A line that can't be read.</summary>
    internal static HubSpotJournalException Damaged(string path, int line, Exception? cause = null)
        => new(
            HubSpotJournalProblem.Damaged,
            path,
            string.Format(
                CultureInfo.InvariantCulture,
                "Line {0} of the journal '{1}' can't be read, so the journal doesn't say what was sent. The file was not "
                + "changed. Restore the line, or check in HubSpot what was sent before you start a new journal.",
                line,
                Shown(path)),
            cause)
        {
            Line = line,
        };

    /// <summary>A journal of another server.</summary>
    internal static HubSpotJournalException OtherAccount(string path, string journalServer, string server)
        => new(
            HubSpotJournalProblem.OtherAccount,
            path,
            $"The journal '{Shown(path)}' was written for {Shown(journalServer)}, and this connection is to "
            + $"{Shown(server)}. Take a journal for each, or connect as it was then.");

    /// <summary>A key that stands in the journal with another message.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="key">The key.</param>
    /// <param name="line">Where it stands in the journal; null where that is not known.</param>
    internal static HubSpotJournalException OtherContent(string path, string key, int? line = null)
        => new(
            HubSpotJournalProblem.OtherContent,
            path,
            $"The journal '{Shown(path)}' has another message as '{DisplayText.OneLine(key, 100)}', and this one was not "
            + "sent: the thread, text, sender, recipients, subject, channel or attachments were others then. If that one "
            + "is what the customer was to get, leave this row out; if not, give this one a key of its own (-Key).")
        {
            Line = line,
            IsOfOneMessage = true,
        };

    /// <summary>Whether it is about one message, and the others may be sent.</summary>
    internal bool IsOfOneMessage { get; private init; }

    /// <summary>A journal of other messages than those of this run.</summary>
    internal static HubSpotJournalException OtherRun(string path)
        => new(
            HubSpotJournalProblem.OtherContent,
            path,
            $"The journal '{Shown(path)}' has none of the messages of this run: it is that of another one. Nothing was "
            + "sent. Give this run a journal of its own, or its messages keys (-Key) to add them to this one.");

    /// <summary>A journal that can't be written, and why.</summary>
    internal static HubSpotJournalException NotWritten(string path, Exception cause)
        => new(
            HubSpotJournalProblem.NotWritten,
            path,
            $"The journal '{Shown(path)}' can't be written, and nothing more is sent without it: {Reason(cause)} "
            + "Run it again with the same journal when that is put right.",
            cause);

    /// <summary>A journal that is not where this run has it open.</summary>
    internal static HubSpotJournalException Lost(string path)
        => new(
            HubSpotJournalProblem.Lost,
            path,
            $"The journal '{Shown(path)}' was deleted, moved, replaced or changed by another program during this run, "
            + "so no more messages are sent. Restore the journal before you run this again: a new one doesn't say what "
            + "was sent, and everything would be sent again.");

    private static string Shown(string? text) => DisplayText.OneLine(text, 300);

    private static string Shown(DateTimeOffset? time)
        => time?.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) ?? "a time that is not known";

    private static string Reason(Exception cause) => DisplayText.OneLine(cause.Message, 300);
}
