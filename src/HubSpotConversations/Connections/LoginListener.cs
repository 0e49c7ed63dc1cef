using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HubSpotConversations.Connections;

/// <summary>
/// Waits on the loopback address until the browser brings the result of a login. It reads only the first line of a
/// request, and ignores everything that is not a GET of the right path with the right state.
/// </summary>
internal sealed class LoginListener : IDisposable
{
    private const int LongestHead = 16 * 1024;
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(10);

    private readonly Uri _redirect;
    private readonly string _state;
    private readonly List<TcpListener> _listeners = [];
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _ended;
    private readonly TaskCompletionSource<LoginResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <exception cref="HubSpotValidationException">Another program uses the port.</exception>
    public LoginListener(Uri redirect, string state)
    {
        _redirect = redirect;
        _state = state;
        _ended = _end.Token;
        try
        {
            // A browser may resolve localhost to either address.
            bool isName = redirect.HostNameType == UriHostNameType.Dns;
            if (isName || redirect.HostNameType == UriHostNameType.IPv4)
            {
                Listen(IPAddress.Loopback);
            }

            if (redirect.HostNameType == UriHostNameType.IPv6 || (isName && Socket.OSSupportsIPv6))
            {
                Listen(IPAddress.IPv6Loopback);
            }
        }
        catch (SocketException exception) when (_listeners.Count == 0)
        {
            throw new HubSpotValidationException(
                "RedirectUri",
                $"Can't listen on {redirect.Authority}: {exception.Message} Another program may use the port. Add an "
                + "address with another port to the redirect URLs of your app in HubSpot, and specify it with -RedirectUri.",
                exception);
        }
        catch (SocketException)
        {
            // This machine has no IPv6.
        }
    }

    public Task<LoginResult> Result => _result.Task;

    public void Dispose()
    {
        _end.Cancel();
        foreach (TcpListener listener in _listeners)
        {
            listener.Stop();
        }

        _end.Dispose();
    }

    private void Listen(IPAddress address)
    {
        var listener = new TcpListener(address, _redirect.Port);
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

                // Browsers open connections ahead, so a silent one must not keep the others waiting.
                _ = ServeAsync(client);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                if (_ended.IsCancellationRequested)
                {
                    return;
                }
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(_ended))
        {
            limit.CancelAfter(LongestRequest);
            using CancellationTokenRegistration closing = limit.Token.Register(client.Close);
            try
            {
                NetworkStream stream = client.GetStream();
                string? line = await ReadRequestLineAsync(stream).ConfigureAwait(false);
                (int status, string text, LoginResult? result) = LoginResult.Read(line, _redirect.AbsolutePath, _state);
                byte[] response = LoginPage.Response(status, text);
                await stream.WriteAsync(response, 0, response.Length).ConfigureAwait(false);
                client.Client.Shutdown(SocketShutdown.Send);
                if (result is not null)
                {
                    _result.TrySetResult(result);
                }
            }
            catch (Exception exception)
                when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // The browser has closed the connection, or its request took too long. It may try again.
            }
        }
    }

    /// <summary>Reads a whole head, and returns its first line; null if the head is too long or cut off.</summary>
    private static async Task<string?> ReadRequestLineAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[LongestHead];
        int length = 0;
        while (length < buffer.Length)
        {
            int read = await stream.ReadAsync(buffer, length, buffer.Length - length).ConfigureAwait(false);
            if (read == 0)
            {
                return null;
            }

            length += read;
            string head = Encoding.ASCII.GetString(buffer, 0, length);
            if (head.IndexOf("\r\n\r\n", StringComparison.Ordinal) >= 0)
            {
                return head.Substring(0, head.IndexOf("\r\n", StringComparison.Ordinal));
            }
        }

        return null;
    }
}
