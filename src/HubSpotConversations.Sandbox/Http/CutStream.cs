namespace HubSpotConversations.Sandbox.Http;

/// <summary>Reads the beginning of a body and then simulates a broken connection.</summary>
internal sealed class CutStream(ArraySegment<byte> beginning) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int taken = Math.Min(count, beginning.Count - _position);
        if (taken == 0 && count > 0)
        {
            throw new IOException("The response ended prematurely.");
        }

        Array.Copy(beginning.Array!, beginning.Offset + _position, buffer, offset, taken);
        _position += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
