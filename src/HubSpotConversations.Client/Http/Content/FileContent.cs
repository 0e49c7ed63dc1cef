using System.Net;
using HubSpotConversations.Http.Timing;

namespace HubSpotConversations.Http.Content;

/// <summary>
/// The file of an upload. It copies the file to the connection piece by piece, reports the progress, and knows why it
/// could not read the file. It doesn't close the stream.
/// </summary>
internal sealed class FileContent : HttpContent
{
    // .NET collects larger arrays more rarely.
    private const int PieceSize = 80 * 1024;

    private readonly Stream _file;
    private readonly IProgress<long>? _progress;
    private readonly long _start;
    private readonly long? _length;
    private bool _wasRead;

    public FileContent(Stream file, FileUpload upload, IProgress<long>? progress)
    {
        _file = file;
        Upload = upload;
        _progress = progress;
        if (file.CanSeek)
        {
            _start = file.Position;
            _length = file.Length - _start;
        }
    }

    public FileUpload Upload { get; }

    /// <summary>The name of the file in errors: its full path if it is known.</summary>
    public string FileName => _file is FileStream file ? file.Name : Upload.Name;

    /// <summary>Whether the length is known before the file is read.</summary>
    public bool HasLength => _length is not null;

    /// <summary>Why the file could not be read; null if it could. The connection is then not the cause.</summary>
    public Exception? ReadFailure { get; private set; }

    /// <summary>The time limit to restart after each piece.</summary>
    public StallLimit? Limit { get; set; }

#if NET
    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
        => CopyAsync(stream, cancellationToken);
#endif

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => CopyAsync(stream, Limit?.Token ?? CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = _length ?? 0;
        return HasLength;
    }

    private async Task CopyAsync(Stream connection, CancellationToken cancellationToken)
    {
        Rewind();
        byte[] piece = new byte[PieceSize];
        long sent = 0;
        int read;
        while ((read = await ReadAsync(piece, sent, cancellationToken).ConfigureAwait(false)) > 0)
        {
            await connection.WriteAsync(piece, 0, read, cancellationToken).ConfigureAwait(false);
            sent += read;
            Limit?.Restart();
            _progress?.Report(sent);
        }
    }

    // If a pooled connection turns out to be dead, .NET opens another one and asks for the body again.
    private void Rewind()
    {
        if (_file.CanSeek)
        {
            _file.Position = _start;
        }
        else if (_wasRead)
        {
            ReadFailure = new IOException("It can be read only once, and the connection asked for it again.");
            throw ReadFailure;
        }

        _wasRead = true;
    }

    private async Task<int> ReadAsync(byte[] piece, long sent, CancellationToken cancellationToken)
    {
        // At the announced length, one more byte shows whether the file has grown.
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
