using System.Buffers;

namespace HubSpotConversations.Sending.Journal.Lines;

/// <summary>Reads the lines of a file one by one, in a single buffer that is as long as the longest line.</summary>
internal sealed class JournalLines(Stream stream) : IDisposable
{
    /// <summary>The maximum length of a line in bytes. No message that HubSpot accepts comes near it.</summary>
    public const int Longest = 1 << 28;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _start;
    private int _searched;
    private int _end;

    /// <summary>The number of complete lines returned so far.</summary>
    public int Count { get; private set; }

    /// <summary>The position after the last returned line, in bytes from the start.</summary>
    public long End { get; private set; }

    /// <summary>Whether data follows the last complete line. It is known only when no line is left.</summary>
    public bool IsTorn => _end > _start;

    /// <summary>Returns the first bytes, or fewer if the file has no more.</summary>
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
    public bool TryNext(out ReadOnlyMemory<byte> line)
    {
        int length;
        while ((length = _buffer.AsSpan(_searched, _end - _searched).IndexOf((byte)'\n')) < 0)
        {
            _searched = _end;
            if (!Fill())
            {
                line = default;
                return false;
            }
        }

        int end = _searched + length;
        line = _buffer.AsMemory(_start, end - _start);
        End += end - _start + 1;
        Count++;
        _start = end + 1;
        _searched = _start;
        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
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
        if (length > Longest)
        {
            throw new InvalidDataException("The line is too long.");
        }

        // If the line fills half of the buffer, a larger buffer avoids moving the line repeatedly.
        byte[] target = length > _buffer.Length / 2 ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
        _buffer.AsSpan(_start, length).CopyTo(target);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }

        _searched -= _start;
        _start = 0;
        _end = length;
    }
}
