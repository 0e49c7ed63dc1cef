using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HubSpotConversations.Tests.Loopback;

/// <summary>A server on a loopback socket that writes exactly the bytes that a test specifies.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<LoopbackRequest> _requests = new();
    private readonly Func<LoopbackRequest, LoopbackReply> _reply;

    public LoopbackServer(Func<LoopbackRequest, LoopbackReply> reply)
    {
        _reply = reply;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>A server that gives the same reply to every request.</summary>
    public LoopbackServer(LoopbackReply reply)
        : this(_ => reply)
    {
    }

    public Uri Uri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public IReadOnlyList<LoopbackRequest> Requests => _requests.ToArray();

    /// <summary>Completes when the first request arrives.</summary>
    public TaskCompletionSource FirstRequest { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the client closes the connection of a reply that hangs.</summary>
    public TaskCompletionSource HangEnded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>An address on this machine that refuses connections.</summary>
    public static Uri UnusedAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    public void Dispose()
    {
        if (_end.IsCancellationRequested)
        {
            return;
        }

        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_end.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                while (await ReadAsync(stream) is { } request)
                {
                    _requests.Enqueue(request);
                    FirstRequest.TrySetResult();
                    if (!await ReplyAsync(stream, _reply(request)))
                    {
                        return;
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The client disconnected, or the test has ended.
            }
        }
    }

    private async Task<bool> ReplyAsync(NetworkStream stream, LoopbackReply reply)
    {
        if (reply.Until is { } until)
        {
            await until.WaitAsync(_end.Token);
        }

        if (reply.Hangs)
        {
            await stream.WriteAsync(reply.Bytes ?? [], _end.Token);
            try
            {
                // The client sends nothing more, so this ends when the client closes the connection.
                _ = await stream.ReadAsync(new byte[1], _end.Token);
            }
            finally
            {
                HangEnded.TrySetResult();
            }

            return false;
        }

        if (reply.Bytes is null)
        {
            return false;
        }

        await stream.WriteAsync(reply.Bytes, _end.Token);
        return !reply.Closes;
    }

    private async Task<LoopbackRequest?> ReadAsync(NetworkStream stream)
    {
        if (await ReadHeadAsync(stream) is not { } head)
        {
            return null;
        }

        string[] lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1)
            .Select(static line => line.Split(": ", 2))
            .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.OrdinalIgnoreCase);
        byte[] body = new byte[headers.TryGetValue("Content-Length", out string? length)
            ? int.Parse(length, CultureInfo.InvariantCulture)
            : 0];
        await stream.ReadExactlyAsync(body, _end.Token);
        string[] start = lines[0].Split(' ');
        return new LoopbackRequest(start[0], start[1], headers, Encoding.UTF8.GetString(body));
    }

    private async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, _end.Token) == 1)
        {
            head.Append((char)one[0]);
            if (one[0] == '\n' && head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n")
            {
                return head.ToString();
            }
        }

        return null;
    }
}
