namespace HubSpotConversations.Http;

/// <summary>
/// A request whose answer the calling thread itself waits for at the socket. Where one message follows the other, that
/// spares two changes of threads for each, which take longer than everything else that this library does.
/// </summary>
internal static class BlockingCall
{
#if NET
    public const bool IsSupported = true;

    public static HttpResponseMessage Send(
        HttpMessageInvoker invoker, HttpRequestMessage message, CancellationToken cancellationToken)
        => invoker.Send(message, cancellationToken);

    public static Stream Open(HttpContent content, CancellationToken cancellationToken)
        => content.ReadAsStream(cancellationToken);
#else
    // The .NET Framework's own stack has no such call.
    public const bool IsSupported = false;

    public static HttpResponseMessage Send(
        HttpMessageInvoker invoker, HttpRequestMessage message, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public static Stream Open(HttpContent content, CancellationToken cancellationToken)
        => throw new NotSupportedException();
#endif
}
