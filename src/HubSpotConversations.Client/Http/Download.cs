using System.Net;
using System.Net.Http.Headers;
using HubSpotConversations.Http.Clients;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Handlers;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Http.Responses;
using HubSpotConversations.Http.Timing;
using HubSpotConversations.Http.Tracing;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http;

/// <summary>One request for a file. It copies the file to the target in pieces.</summary>
internal sealed class Download : IDisposable
{
    private const int PieceSize = 80 * 1024;

    private readonly long? _size;
    private readonly Stream _target;
    private readonly IProgress<TransferProgress>? _progress;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;
    private readonly CancellationToken _caller;
    private readonly StallLimit _stall;
    private readonly CancellationTokenSource _either;
    private readonly ApiRequest _request;

    public Download(
        Uri address,
        long? size,
        Stream target,
        IProgress<TransferProgress>? progress,
        TimeProvider clock,
        TimeSpan timeout,
        CancellationToken caller)
    {
        Address = address;
        _size = size;
        _target = target;
        _progress = progress;
        _clock = clock;
        _timeout = timeout;
        _caller = caller;
        _stall = new StallLimit(clock, timeout);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_stall.Token, caller);
        _request = new ApiRequest { Method = HttpMethod.Get, Path = address.AbsolutePath, IsDownload = true };
    }

    public Uri Address { get; }

    public HttpStatusCode? StatusCode { get; private set; }

    /// <summary>The number of bytes written to the target.</summary>
    public long Written { get; private set; }

    /// <summary>Makes the request. Returns the address of a redirect; null if the file is complete.</summary>
    public async Task<Uri?> RunAsync(HttpClient client, IRequestObserver? observer)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Address);
        message.Headers.UserAgent.Add(HttpClients.UserAgent);
        message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        var trace = RequestTrace.Start(message, observer, _clock);
        try
        {
            using HttpResponseMessage response
                = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, _either.Token)
                    .ConfigureAwait(false);
            // The .NET Framework's streams ignore the token, but they end when the response is disposed.
            using CancellationTokenRegistration end = _either.Token.Register(response.Dispose);
            StatusCode = response.StatusCode;
            _stall.Restart();
            return await ReadAsync(response, trace).ConfigureAwait(false);
        }
        catch (Exception exception) when (_caller.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, _caller);
        }
        catch (HubSpotException)
        {
            throw;
        }
        catch (Exception exception)
        {
            HubSpotException failure = TransportFailure.Read(
                exception, _request, Address, content: null, _stall.Token.IsCancellationRequested ? _timeout : null);
            trace?.Fail(failure);
            throw failure;
        }
    }

    public void Dispose()
    {
        _either.Dispose();
        _stall.Dispose();
    }

    private async Task<Uri?> ReadAsync(HttpResponseMessage response, RequestTrace? trace)
    {
        int status = (int)response.StatusCode;
        if (status is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
        {
            trace?.Complete(ToApiResponse(response, ReadOnlyMemory<byte>.Empty));
            return new Uri(Address, location);
        }

        if (!response.IsSuccessStatusCode)
        {
            (ReadOnlyMemory<byte> body, _) = await ResponseBody
                .ReadAsync(response.Content, AttemptHandler.LongestErrorBody, _either.Token)
                .ConfigureAwait(false);
            ApiResponse error = ToApiResponse(response, body);
            trace?.Complete(error);
            throw ApiExceptionFactory.Read(error, _request, _clock);
        }

        CheckEncoding(response);
        await CopyAsync(response).ConfigureAwait(false);
        trace?.Complete(ToApiResponse(response, ReadOnlyMemory<byte>.Empty));
        CheckWhole(response);
        return null;
    }

    private async Task CopyAsync(HttpResponseMessage response)
    {
        long? total = response.Content.Headers.ContentLength ?? _size;
        CheckSize(response, total ?? 0);
        using Stream source = await ResponseBody.OpenAsync(response.Content, _either.Token).ConfigureAwait(false);
        byte[] piece = new byte[PieceSize];
        while (true)
        {
            int read = await source.ReadAsync(piece, 0, piece.Length, _either.Token).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }

            CheckSize(response, Written + read);
            await WriteAsync(piece, read).ConfigureAwait(false);
            Written += read;
            _stall.Restart();
            _progress?.Report(new TransferProgress(Written, total));
        }
    }

    private async Task WriteAsync(byte[] piece, int length)
    {
        try
        {
            await _target.WriteAsync(piece, 0, length, _either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw HubSpotFileException.NotSaved(_target is FileStream file ? file.Name : "the target", exception);
        }
    }

    // A compressed body could expand to any size, and its length couldn't be checked.
    private void CheckEncoding(HttpResponseMessage response)
    {
        string encoding = string.Join(", ", response.Content.Headers.ContentEncoding);
        if (encoding.Length > 0 && !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase))
        {
            throw Unexpected(
                response,
                $"{DownloadAddress.Shown(Address)} sent the file compressed ({DisplayText.OneLine(encoding, 60)}), "
                + "although the module asked for it uncompressed. The module did not save it.");
        }
    }

    private void CheckSize(HttpResponseMessage response, long received)
    {
        long? announced = _size >= 0 ? _size : response.Content.Headers.ContentLength;
        if (received > announced)
        {
            throw Unexpected(
                response,
                $"The file at {DownloadAddress.Shown(Address)} is longer than the announced {announced} bytes. "
                + "The module stopped the download.");
        }
    }

    private void CheckWhole(HttpResponseMessage response)
    {
        long expected = Math.Max(response.Content.Headers.ContentLength ?? 0, _size ?? 0);
        if (Written < expected)
        {
            throw Unexpected(
                response,
                $"The download from {DownloadAddress.Shown(Address)} is incomplete: received {Written} of {expected} "
                + "bytes.");
        }
    }

    private HubSpotUnexpectedResponseException Unexpected(HttpResponseMessage response, string message)
        => new(message, ApiExceptionFactory.Describe(ToApiResponse(response, ReadOnlyMemory<byte>.Empty)));

    private ApiResponse ToApiResponse(HttpResponseMessage response, ReadOnlyMemory<byte> body) => new()
    {
        Message = response,
        RequestUri = BaseAddress.WithoutQuery(Address),
        Body = body,
        Mask = SecretMask.None,
    };
}
