using System.Globalization;
using System.Text;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Transcripts;

/// <summary>
/// Writes one row for each entry. A spreadsheet takes a cell that starts with a character such as = for a formula, so
/// the row has an apostrophe before it.
/// </summary>
internal sealed class CsvTranscript : TranscriptFormat
{
    private const string Header
        = "\"ThreadId\",\"Contact\",\"CreatedAt\",\"Type\",\"Direction\",\"From\",\"To\",\"Subject\",\"Text\",\"Status\","
        + "\"Attachments\",\"SavedAs\",\"MessageId\"";

    private const int Columns = 13;

    // Programs also treat the wide forms as formulas.
    private const string FormulaStarts = "=+-@\uff1d\uff0b\uff0d\uff20";

    public override string Name => "Csv";

    public override string Extension => ".csv";

    /// <summary>Without the mark at the start, Excel reads the file in another encoding.</summary>
    public override Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    public override bool HasQuotedLines => true;

    public override bool HasThreadInRecords => true;

    public override string FileStart(TranscriptHeading? thread) => Header + "\r\n";

    public override bool IsOwn(string firstLine) => firstLine.Trim() == Header;

    public override string Entry(TranscriptHeading thread, TranscriptEntry entry)
    {
        ThreadMessage message = entry.Message;
        string?[] cells =
        [
            thread.ThreadId,
            thread.Contact,
            message.CreatedAt?.ToLocalTime().ToString("O", CultureInfo.InvariantCulture),
            message.Type,
            message.Direction,
            entry.From,
            message.To,
            (message as ConversationMessage)?.Subject,
            message.Text,
            (message as ConversationMessage)?.Status?.StatusType,
            string.Join("; ", entry.Files.Select(static file => file.Name)),
            string.Join("; ", entry.Files.Select(static file => file.Path).Where(static path => path is not null)),
            message.MessageId ?? entry.Key,
        ];
        return string.Join(",", cells.Select(Cell)) + "\r\n";
    }

    public override TranscriptMark Read(string record)
    {
        string[] cells = Split(record);
        return cells.Length != Columns || record.Trim() == Header
            ? default
            : new TranscriptMark(
                TranscriptMarkKind.Entry,
                TranscriptEntry.KeyOf(cells[0].TrimStart('\'')),
                TranscriptEntry.KeyOf(cells[Columns - 1].TrimStart('\'')),
                TimeOf(cells[2]) ?? DateTimeOffset.MinValue);
    }

    private static string Cell(string? value)
    {
        string text = CleanText.Of(value);
        string shown = text.TrimStart();
        string guard = shown.Length > 0 && (FormulaStarts.IndexOf(shown[0]) >= 0 || text[0] is '\t' or '\n')
            ? "'"
            : string.Empty;
        return $"\"{guard}{text.Replace("\"", "\"\"")}\"";
    }

    private static string[] Split(string record)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < record.Length; i++)
        {
            char c = record[i];
            if (c == '"' && isQuoted && i + 1 < record.Length && record[i + 1] == '"')
            {
                _ = cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                _ = cell.Clear();
            }
            else
            {
                _ = cell.Append(c);
            }
        }

        cells.Add(cell.ToString().TrimEnd('\r', '\n'));
        return cells.ToArray();
    }
}
