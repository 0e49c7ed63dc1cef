using System.Net;
using System.Net.Http.Headers;
using HubSpotConversations.Http.Timing;

namespace HubSpotConversations.Http.Content;

/// <summary>
/// The form of an upload: small parts, and a file that goes from its stream to the connection a piece at a time.
/// </summary>
internal sealed class UploadContent : RequestContent
{
    // Below the size from which .NET keeps arrays for long.
    private const int PieceSize = 80 * 1024;

    private readonly Stream _file;
    private readonly byte[] _before;
    private readonly byte[] _after;
    private readonly IProgress<long>? _progress;
    private readonly long _start;
    private readonly long? _length;
    private StallLimit? _limit;
    private bool _hasBegun;

    public UploadContent(Stream file, UploadForm form, IProgress<long>? progress)
    {
        _file = file;
        _before = form.Before;
        _after = form.After;
        _progress = progress;
        if (file.CanSeek)
        {
            _start = file.Position;
            _length = file.Length - _start;
        }

        Headers.ContentType = MediaTypeHeaderValue.Parse(form.ContentType);
    }

    /// <summary>The file, as errors name it.</summary>
    public required string FileName { get; init; }

    /// <summary>Whether the length is known before the file is read.</summary>
    public bool HasLength => _length is not null;

    /// <summary>Why the file could not be read; null where it could. Then the connection is not to blame.</summary>
    public Exception? ReadFailure { get; private set; }

    /// <summary>Has each piece that leaves start the time anew.</summary>
    public void MeasuredBy(StallLimit limit) => _limit = limit;

#if NET
    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
        => WriteAsync(stream, cancellationToken);
#endif

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => WriteAsync(stream, _limit?.Token ?? CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = _before.Length + (_length ?? 0) + _after.Length;
        return HasLength;
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        Begin();
        Leave();
        await stream.WriteAsync(_before, 0, _before.Length, cancellationToken).ConfigureAwait(false);
        byte[] piece = new byte[PieceSize];
        long sent = 0;
        while (true)
        {
            int read = await ReadAsync(piece, sent, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            await stream.WriteAsync(piece, 0, read, cancellationToken).ConfigureAwait(false);
            sent += read;
            _limit?.Restart();
            _progress?.Report(sent);
        }

        await stream.WriteAsync(_after, 0, _after.Length, cancellationToken).ConfigureAwait(false);
        _limit?.Restart();
    }

    // A connection from the pool that turns out dead is replaced, and then the body is asked for again.
    private void Begin()
    {
        if (_hasBegun && !_file.CanSeek)
        {
            ReadFailure = new IOException("It can be read only once, and the connection asked for it again.");
            throw ReadFailure;
        }

        _hasBegun = true;
        if (_file.CanSeek)
        {
            _file.Position = _start;
        }
    }

    private async Task<int> ReadAsync(byte[] piece, long sent, CancellationToken cancellationToken)
    {
        // At the announced length, one byte more shows whether the file has grown.
        int wanted = _length is { } length ? (int)Math.Min(piece.Length, Math.Max(length - sent, 1)) : piece.Length;
        try
        {
            int read = await _file.ReadAsync(piece, 0, wanted, cancellationToken).ConfigureAwait(false);
            return _length is null || (read > 0) == (sent < _length)
                ? read
                : throw new IOException(
                    $"It {(read > 0 ? "grew" : "became shorter")} while it was being uploaded, so the upload was "
                    + "cancelled. Upload it again when no other program writes to it.");
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            ReadFailure = exception;
            throw;
        }
    }
}
