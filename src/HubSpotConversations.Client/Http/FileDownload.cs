using System.Net;

namespace HubSpotConversations.Http;

/// <summary>
/// Reads a file from wherever HubSpot says that it is: without the token, over https alone, and following redirects by
/// hand under the same rules.
/// </summary>
internal sealed class FileDownload(ApiTransport transport)
{
    private const int MostRedirects = 5;
    private const int BufferSize = 81920;

    /// <exception cref="HubSpotException">The file could not be read, or not whole.</exception>
    public async Task RunAsync(
        Uri address,
        Stream target,
        IProgress<(long Received, long? Total)>? progress,
        CancellationToken cancellationToken)
    {
        for (int hop = 0; hop <= MostRedirects; hop++)
        {
            Check(address);
            Uri? next = await ReadAsync(address, target, progress, cancellationToken).ConfigureAwait(false);
            if (next is null)
            {
                return;
            }

            address = next;
        }

        throw Unexpected(address, $"The address of the file led on more than {MostRedirects} times.");
    }

    /// <summary>Whether an address may be asked: a file from HubSpot is never read in the clear.</summary>
    private void Check(Uri address)
    {
        bool isFit = address.IsAbsoluteUri && address.UserInfo.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps
                || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && transport.IsToThisMachine));
        if (!isFit)
        {
            throw Unexpected(address, "The address of the file is none to read from: it is read over https only.");
        }
    }

    /// <summary>Reads the file, or gives the address that it is at now.</summary>
    private async Task<Uri?> ReadAsync(
        Uri address,
        Stream target,
        IProgress<(long Received, long? Total)>? progress,
        CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        using var time = new StallLimit(transport.Clock, transport.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        RequestTrace? trace = transport.Trace(message);
        var request = new ApiRequest { Method = HttpMethod.Get, Path = address.AbsolutePath };
        try
        {
            using HttpResponseMessage response = await transport.InvokerFor(address)
                .SendAsync(message, either.Token).ConfigureAwait(false);
            ApiResponse answer = await AnswerAsync(response, address, either.Token).ConfigureAwait(false);
            trace?.Answered(answer);
            if (IsRedirect(response.StatusCode) && response.Headers.Location is { } location)
            {
                return new Uri(address, location);
            }

            if (!answer.IsSuccess)
            {
                throw FailureReader.Read(answer, request, transport.Clock);
            }

            await CopyAsync(response, address, target, time, progress, either.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (exception is not HubSpotException
            && (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested))
        {
            HubSpotException failure = TransportFailure.Read(
                exception, request, address, content: null, time.Token.IsCancellationRequested ? time.Limit : null);
            trace?.Failed(failure);
            throw failure;
        }
    }

    /// <summary>The answer, with the body of a refusal.</summary>
    private static async Task<ApiResponse> AnswerAsync(
        HttpResponseMessage response, Uri address, CancellationToken cancellationToken)
    {
        (ReadOnlyMemory<byte> body, bool isCut) = response.IsSuccessStatusCode
            ? (default, false)
            : await ResponseBody.ReadAsync(response.Content, 65536, blocks: false, cancellationToken)
                .ConfigureAwait(false);
        return new ApiResponse
        {
            Message = response,
            RequestUri = BaseAddress.WithoutQuery(address),
            Body = body,
            IsCut = isCut,
        };
    }

    private static async Task CopyAsync(
        HttpResponseMessage response,
        Uri address,
        Stream target,
        StallLimit time,
        IProgress<(long Received, long? Total)>? progress,
        CancellationToken cancellationToken)
    {
        long? total = response.Content.Headers.ContentLength;
        using Stream source = await ResponseBody.OpenAsync(response.Content, cancellationToken)
            .ConfigureAwait(false);
        byte[] buffer = new byte[BufferSize];
        long received = 0;
        while (true)
        {
            int read = await source.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            await target.WriteAsync(buffer, 0, read, cancellationToken).ConfigureAwait(false);
            received += read;
            time.Moved();
            progress?.Report((received, total));
        }

        if (total is { } announced && received != announced)
        {
            throw Unexpected(address, $"The file broke off after {received} of {announced} bytes.");
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static HubSpotUnexpectedResponseException Unexpected(Uri address, string message)
    {
        string shown = address.IsAbsoluteUri
            ? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)
            : DisplayText.OneLine(address.OriginalString, 60);
        return new HubSpotUnexpectedResponseException($"{message} ({shown})", ApiFailure.Nowhere);
    }
}
