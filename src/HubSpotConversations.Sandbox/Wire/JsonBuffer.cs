using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HubSpotConversations.Sandbox.Wire;

/// <summary>
/// Writes JSON into an array of exactly its size. Each thread reuses its own buffer, because a writer requests 4 KB at
/// a time, and every stored message would otherwise occupy that memory.
/// </summary>
internal sealed class JsonBuffer : IBufferWriter<byte>
{
    private const int LargestKept = 64 * 1024;
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static JsonBuffer? _idle;

    private byte[] _bytes = new byte[4096];
    private int _count;

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        // A nested write gets its own buffer.
        JsonBuffer buffer = _idle ?? new JsonBuffer();
        _idle = null;
        buffer._count = 0;
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        byte[] json = buffer._bytes.AsSpan(0, buffer._count).ToArray();
        _idle = buffer._bytes.Length <= LargestKept ? buffer : null;
        return json;
    }

    public void Advance(int count) => _count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_count);
    }

    private void Reserve(int sizeHint)
    {
        int needed = _count + Math.Max(sizeHint, 1);
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
        }
    }
}
