using System.Globalization;
using System.Text;

namespace HubSpotConversations.Transcripts;

/// <summary>
/// Writes transcripts in one format, and finds the entries in what it has written. So the next run adds only new
/// entries.
/// </summary>
internal abstract class TranscriptFormat
{
    private const string MarkTime = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>All formats. The first one is the default.</summary>
    public static IReadOnlyList<TranscriptFormat> All { get; } =
    [
        new HtmlTranscript(), new MarkdownTranscript(), new TextTranscript(), new JsonLinesTranscript(), new CsvTranscript(),
    ];

    /// <summary>The name of the format.</summary>
    public abstract string Name { get; }

    /// <summary>The extension of files, with its dot.</summary>
    public abstract string Extension { get; }

    /// <summary>The encoding of files.</summary>
    public virtual Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Whether a record can contain line breaks in quotation marks.</summary>
    public virtual bool HasQuotedLines => false;

    /// <summary>Whether each record names its thread, so that nothing marks where a thread starts and ends.</summary>
    public virtual bool HasThreadInRecords => false;

    /// <summary>The start of a file.</summary>
    /// <param name="thread">The thread of the file; null if it is for several.</param>
    public abstract string FileStart(TranscriptHeading? thread);

    /// <summary>The end of a file.</summary>
    public virtual string FileEnd => string.Empty;

    /// <summary>Whether the first line of a file shows that this class wrote it.</summary>
    public abstract bool IsOwn(string firstLine);

    /// <summary>The start of a thread.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="isOnly">Whether the file contains no other thread.</param>
    public virtual string ThreadStart(TranscriptHeading thread, bool isOnly) => string.Empty;

    /// <summary>The end of a thread.</summary>
    public virtual string ThreadEnd(string threadId) => string.Empty;

    /// <summary>One entry.</summary>
    public abstract string Entry(TranscriptHeading thread, TranscriptEntry entry);

    /// <summary>What a line, or a record of several lines, starts.</summary>
    public abstract TranscriptMark Read(string record);

    /// <summary>A mark of an entry, which readers don't see.</summary>
    private protected static string EntryComment(TranscriptEntry entry)
        => $"<!--entry {entry.At.UtcDateTime.ToString(MarkTime, CultureInfo.InvariantCulture)} {entry.Key}-->\n";

    private protected static string ThreadComment(TranscriptHeading thread)
        => $"<!--thread {TranscriptEntry.KeyOf(thread.ThreadId)} {(int)thread.Coverage}-->\n";

    private protected static string EndComment => "<!--end-->\n";

    /// <summary>Reads a mark that readers don't see.</summary>
    private protected static TranscriptMark ReadComment(string line)
    {
        if (!line.StartsWith("<!--", StringComparison.Ordinal) || !line.EndsWith("-->", StringComparison.Ordinal))
        {
            return default;
        }

        string[] parts = line.Substring(4, line.Length - 7).Split(' ');
        return parts switch
        {
            ["end"] => new TranscriptMark(TranscriptMarkKind.End),
            ["thread", { } threadId, { } coverage] => new TranscriptMark(
                TranscriptMarkKind.Thread,
                threadId,
                Coverage: int.TryParse(coverage, NumberStyles.None, CultureInfo.InvariantCulture, out int flags)
                    ? (TranscriptCoverage)flags
                    : TranscriptCoverage.None),
            ["entry", { } time, { } key] when TimeOf(time) is { } at
                => new TranscriptMark(TranscriptMarkKind.Entry, Key: key, At: at),
            _ => default,
        };
    }

    private protected static DateTimeOffset? TimeOf(string? text)
        => DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
}
