namespace HubSpotConversations.Sending.Journal.Lines;

/// <summary>
/// Reads the lines of a file one by one, in a single buffer that grows to the longest line. It returns bytes, because a
/// text reader would replace damaged characters and doesn't know how many bytes the complete lines have.
/// </summary>
internal sealed class JournalLineReader(Stream stream)
{
    // No message that HubSpot accepts comes near this length.
    private const int MostBytes = 1 << 28;

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>The number of complete lines returned so far.</summary>
    public int Count { get; private set; }

    /// <summary>The size of these lines in bytes, with their line breaks.</summary>
    public long Length { get; private set; }

    /// <summary>Whether data follows the last complete line. It is known only when no line is left.</summary>
    public bool IsTorn => _end > _start;

    /// <summary>Returns the first bytes of the file, or all of a shorter file. Call it before TryRead.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (_end < count && Fill())
        {
        }

        return _buffer.AsSpan(0, Math.Min(_end, count));
    }

    /// <summary>Returns the next complete line without its line break. It is valid until the next call.</summary>
    /// <returns>Whether there is another line.</returns>
    /// <exception cref="InvalidDataException">The line is longer than any line of a journal.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        int searched = 0;
        int length;
        while ((length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n')) < 0)
        {
            searched = _end - _start;
            if (!Fill())
            {
                line = default;
                return false;
            }
        }

        length += searched;
        line = _buffer.AsMemory(_start, length);
        _start += length + 1;
        Length += length + 1;
        Count++;
        return true;
    }

    private bool Fill()
    {
        if (_end == _buffer.Length)
        {
            MakeRoom();
        }

        int count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        return count > 0;
    }

    private void MakeRoom()
    {
        int length = _end - _start;
        if (length > MostBytes)
        {
            throw new InvalidDataException("The line is too long.");
        }

        // If the line fills half of the buffer, a larger buffer avoids moving the line repeatedly.
        byte[] target = length > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_start, length).CopyTo(target);
        _buffer = target;
        _start = 0;
        _end = length;
    }
}
