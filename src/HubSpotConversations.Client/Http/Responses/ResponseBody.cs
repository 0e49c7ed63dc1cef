namespace HubSpotConversations.Http.Responses;

/// <summary>Reads response bodies up to a maximum size, so that an endless response can't use up the memory.</summary>
internal static class ResponseBody
{
    private const int FirstBuffer = 4096;

    /// <summary>Reads at most <paramref name="maxLength"/> bytes, and returns whether the body has more.</summary>
    /// <param name="content">The content to read.</param>
    /// <param name="maxLength">The maximum number of bytes.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<(ReadOnlyMemory<byte> Body, bool IsCut)> ReadAsync(
        HttpContent content, int maxLength, CancellationToken cancellationToken)
    {
        using Stream stream = await OpenAsync(content, cancellationToken).ConfigureAwait(false);
        long announced = content.Headers.ContentLength ?? FirstBuffer;

        // One byte more than announced, to detect the end of the body without growing the buffer.
        byte[] buffer = new byte[(int)Math.Min(announced, maxLength) + 1];
        int length = 0;
        while (true)
        {
            int read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken)
                .ConfigureAwait(false);
            if (read == 0)
            {
                return (buffer.AsMemory(0, length), IsCut: false);
            }

            length += read;
            if (length > maxLength)
            {
                return (buffer.AsMemory(0, maxLength), IsCut: true);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, (long)maxLength + 1));
            }
        }
    }

    /// <summary>Opens the body as a stream, without buffering it.</summary>
    public static Task<Stream> OpenAsync(HttpContent content, CancellationToken cancellationToken)
#if NET
        => content.ReadAsStreamAsync(cancellationToken);
#else
        => content.ReadAsStreamAsync();
#endif
}
