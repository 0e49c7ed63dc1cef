namespace HubSpotConversations.Http.Responses;

/// <summary>
/// Reads a body up to a bound: a service that answers without end must not take the machine's memory.
/// </summary>
internal static class ResponseBody
{
    private const int FirstBuffer = 4096;

    /// <summary>Reads at most <paramref name="longest"/> bytes, and says whether there was more.</summary>
    /// <param name="content">What to read.</param>
    /// <param name="longest">The bound.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<(ReadOnlyMemory<byte> Body, bool IsCut)> ReadAsync(
        HttpContent content, int longest, CancellationToken cancellationToken)
    {
        using Stream stream = await OpenAsync(content, cancellationToken).ConfigureAwait(false);
        long announced = content.Headers.ContentLength ?? FirstBuffer;

        // One byte more than announced, so that the end is seen without growing.
        byte[] buffer = new byte[(int)Math.Min(announced, longest) + 1];
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
            if (length > longest)
            {
                return (buffer.AsMemory(0, longest), IsCut: true);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, (long)longest + 1));
            }
        }
    }

    /// <summary>The body as it comes in, not gathered.</summary>
    public static Task<Stream> OpenAsync(HttpContent content, CancellationToken cancellationToken)
#if NET
        => content.ReadAsStreamAsync(cancellationToken);
#else
        => content.ReadAsStreamAsync();
#endif
}
