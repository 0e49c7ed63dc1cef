using System.Text;

namespace HubSpotConversations.Transcripts;

/// <summary>A transcript of a thread: the entries that a file already contains, and new ones in their places.</summary>
internal sealed class Transcript
{
    private readonly TranscriptFormat _format;
    private readonly TranscriptHeading _thread;
    private readonly TranscriptBlock[] _blocks;

    /// <param name="format">The format.</param>
    /// <param name="thread">The thread.</param>
    /// <param name="existing">The entries that the file contains.</param>
    /// <param name="entries">The new entries, and those that replace existing ones.</param>
    public Transcript(
        TranscriptFormat format,
        TranscriptHeading thread,
        IReadOnlyCollection<TranscriptBlock> existing,
        IReadOnlyCollection<TranscriptEntry> entries)
    {
        _format = format;
        _thread = thread;
        var known = new HashSet<string>(existing.Select(static block => block.Key), StringComparer.Ordinal);
        var blocks = new Dictionary<string, TranscriptBlock>(StringComparer.Ordinal);
        foreach (TranscriptBlock block in existing
            .Concat(entries.Select(entry => new TranscriptBlock(entry.Key, entry.At, format.Entry(thread, entry)))))
        {
            blocks[block.Key] = block;
        }

        _blocks = blocks.Values.OrderBy(static block => block.At).ToArray();
        NewCount = entries.Select(static entry => entry.Key).Distinct(StringComparer.Ordinal).Count(key => !known.Contains(key));
    }

    public string ThreadId => _thread.ThreadId;

    /// <summary>The number of entries.</summary>
    public int Count => _blocks.Length;

    /// <summary>The number of entries that the file doesn't contain yet.</summary>
    public int NewCount { get; }

    /// <summary>The file with this transcript only.</summary>
    public byte[] ToFile()
    {
        byte[] text = Bytes(_format.FileStart(_thread) + Section(isOnly: true) + _format.FileEnd);
        byte[] mark = _format.Encoding.GetPreamble();
        return mark.Length == 0 ? text : [.. mark, .. text];
    }

    /// <summary>The part for a file with several transcripts.</summary>
    public byte[] ToSection() => Bytes(Section(isOnly: false));

    private byte[] Bytes(string text) => _format.Encoding.GetBytes(text);

    private string Section(bool isOnly)
    {
        var text = new StringBuilder(_format.ThreadStart(_thread, isOnly));
        foreach (TranscriptBlock block in _blocks)
        {
            _ = text.Append(block.Text);
        }

        return text.Append(_format.ThreadEnd(_thread.ThreadId)).ToString();
    }
}
