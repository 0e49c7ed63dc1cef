using System.Buffers;
using System.Text;

namespace HubSpotConversations.Sending.Journal.Lines;

/// <summary>A growing buffer in a pooled array that later uses keep. Not thread-safe.</summary>
internal sealed class ByteBuffer : IBufferWriter<byte>, IDisposable
{
    private const int Least = 4096;

    public ByteBuffer() => Bytes = ArrayPool<byte>.Shared.Rent(Least);

    /// <summary>The array. Only its first <see cref="Count"/> bytes have been written.</summary>
    public byte[] Bytes { get; private set; }

    public int Count { get; private set; }

    public void Add(byte value)
    {
        Reserve(1);
        Bytes[Count++] = value;
    }

    /// <summary>Adds a four-byte number in little-endian order.</summary>
    public void Add(int value)
    {
        Reserve(sizeof(int));
        for (int shift = 0; shift < 32; shift += 8)
        {
            Bytes[Count++] = (byte)(value >> shift);
        }
    }

    /// <summary>Adds a text in UTF-8, with U+FFFD in place of each unpaired surrogate.</summary>
    /// <returns>The number of bytes added.</returns>
    public int Add(string text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        int length = Encoding.UTF8.GetBytes(text, 0, text.Length, Bytes, Count);
        Count += length;
        return length;
    }

    /// <summary>Overwrites four bytes with a number in little-endian order.</summary>
    public void Put(int position, int value)
    {
        for (int shift = 0; shift < 32; shift += 8)
        {
            Bytes[position++] = (byte)(value >> shift);
        }
    }

    /// <summary>Removes everything after a length.</summary>
    public void Truncate(int length) => Count = length;

    public void Advance(int count) => Count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return Bytes.AsMemory(Count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return Bytes.AsSpan(Count);
    }

    /// <summary>Returns the array to the pool. The buffer can't be used afterwards.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(Bytes);
        Bytes = [];
    }

    private void Reserve(int count)
    {
        if (Bytes.Length - Count >= count)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Count + count), Bytes.Length * 2));
        Bytes.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(Bytes);
        Bytes = larger;
    }
}
