using System.Net;
using System.Net.Sockets;

namespace HubSpotConversations.Serving;

/// <summary>
/// Serves small requests on a loopback address, one for each connection, with limits for their size, their number and
/// their time. HttpListener would need administrator rights for some addresses on Windows.
/// </summary>
internal sealed class LocalServer : IDisposable
{
    private const int MostConnections = 64;

    // The other addresses from 127.0.0.2 on are of this machine too, but not every system has them.
    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(10);

    private readonly Func<LocalRequest, LocalResponse> _respond;
    private readonly int _longestBody;
    private readonly List<TcpListener> _listeners = [];
    private readonly SemaphoreSlim _free = new(MostConnections);
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _ended;

    private LocalServer(int longestBody, Func<LocalRequest, LocalResponse> respond)
    {
        _longestBody = longestBody;
        _respond = respond;
        _ended = _end.Token;
    }

    /// <summary>Starts to listen.</summary>
    /// <param name="address">An http address of this machine.</param>
    /// <param name="parameter">The parameter that has the address, for errors.</param>
    /// <param name="longestBody">The number of bytes that a body may have.</param>
    /// <param name="respond">Responds to a request, from any thread.</param>
    /// <exception cref="HubSpotValidationException">The address is not of this machine, or is in use.</exception>
    public static LocalServer Start(
        Uri address, string parameter, int longestBody, Func<LocalRequest, LocalResponse> respond)
    {
        Check(address, parameter);
        var server = new LocalServer(longestBody, respond);
        try
        {
            // A client may resolve localhost to either address.
            bool isName = address.HostNameType == UriHostNameType.Dns;
            if (isName || address.HostNameType == UriHostNameType.IPv4)
            {
                server.Listen(IPAddress.Loopback, address.Port);
            }

            if (address.HostNameType == UriHostNameType.IPv6 || (isName && Socket.OSSupportsIPv6))
            {
                server.Listen(IPAddress.IPv6Loopback, address.Port);
            }
        }
        catch (SocketException exception) when (!IsMissing(exception))
        {
            server.Dispose();
            throw new HubSpotValidationException(
                parameter,
                $"Can't listen on {address.Authority}: {exception.Message} Another program may use the port. Specify "
                + $"an address with another port with -{parameter}.",
                exception);
        }
        catch (SocketException)
        {
            // This machine has only the other protocol. If another program had the port, it would get the requests.
        }

        if (server._listeners.Count == 0)
        {
            server.Dispose();
            throw new HubSpotValidationException(
                parameter,
                $"This machine doesn't have the address {address.Host}. Specify localhost with -{parameter}.");
        }

        return server;
    }

    /// <summary>Checks that an address is one of this machine, without a query.</summary>
    public static void Check(Uri address, string parameter)
    {
        if (!address.IsAbsoluteUri || address.Scheme != Uri.UriSchemeHttp || !Hosts.Contains(address.Host)
            || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new HubSpotValidationException(
                parameter,
                $"-{parameter} must be an http address of this machine without a query, for example "
                + "http://localhost:8766/. Its host must be localhost, 127.0.0.1 or [::1].");
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        foreach (TcpListener listener in _listeners)
        {
            listener.Stop();
        }

        _end.Dispose();
    }

    private static bool IsMissing(SocketException exception)
        => exception.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported;

    private void Listen(IPAddress address, int port)
    {
        // On Windows, another program could otherwise share the port.
        var listener = new TcpListener(address, port) { ExclusiveAddressUse = true };
        listener.Start();
        _listeners.Add(listener);
        _ = AcceptAsync(listener);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await listener.AcceptTcpClientAsync().ConfigureAwait(false);

                // Clients open connections ahead, so a silent one must not keep the others waiting.
                _ = ServeAsync(client);
            }
            catch (Exception exception)
                when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // The server ends, or a client has given up before it was accepted.
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            if (!_free.Wait(TimeSpan.Zero, CancellationToken.None))
            {
                return;
            }

            try
            {
                await RespondAsync(client).ConfigureAwait(false);
            }
            catch (Exception exception)
                when (exception is IOException or SocketException or ObjectDisposedException
                    or InvalidOperationException)
            {
                // The client has closed the connection, or its request took too long.
            }
            finally
            {
                _free.Release();
            }
        }
    }

    private async Task RespondAsync(TcpClient client)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_ended);
        limit.CancelAfter(LongestRequest);
        using CancellationTokenRegistration closing = limit.Token.Register(client.Close);
        NetworkStream stream = client.GetStream();
        (LocalRequest? request, LocalResponse? problem) =
            await new RequestReader(stream, _longestBody).ReadAsync().ConfigureAwait(false);
        byte[] response = (problem ?? _respond(request!)).ToBytes();
        await stream.WriteAsync(response, 0, response.Length, limit.Token).ConfigureAwait(false);
        client.Client.Shutdown(SocketShutdown.Send);

        // If the rest of a rejected body were left unread, the client would get a reset instead of the response.
        byte[] rest = new byte[8192];
        while (await stream.ReadAsync(rest, 0, rest.Length, limit.Token).ConfigureAwait(false) > 0)
        {
        }
    }
}
