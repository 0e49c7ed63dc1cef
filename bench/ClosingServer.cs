using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HubSpotConversations.Bench;

/// <summary>
/// A server that creates the first message and keeps the connection alive. It reads each later message and closes the
/// connection without a response, which some HTTP clients take for a reason to send the request again.
/// </summary>
internal sealed class ClosingServer : IDisposable
{
    private const string Body = """
        {"id":"1","type":"MESSAGE","conversationsThreadId":"6100000000","createdAt":"2026-11-01T10:00:00Z"}
        """;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;
    private int _posts;

    public ClosingServer()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public int Posts => Volatile.Read(ref _posts);

    public void Dispose()
    {
        _listener.Dispose();
        _serving.ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using TcpClient client = await _listener.AcceptTcpClientAsync();
            await using NetworkStream stream = client.GetStream();
            while (await ReadAsync(stream))
            {
                if (Interlocked.Increment(ref _posts) > 1)
                {
                    break;
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"));
            }
        }
    }

    /// <summary>Reads one request to the end of its body.</summary>
    private static async Task<bool> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        byte[] buffer = new byte[8192];
        while (true)
        {
            int read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                return false;
            }

            string request = text.Append(Encoding.ASCII.GetString(buffer, 0, read)).ToString();
            int head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head < 0)
            {
                continue;
            }

            if (request.Contains("Expect: 100-continue", StringComparison.OrdinalIgnoreCase) && request.Length == head + 4)
            {
                await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray());
            }

            string? length = request[..head].Split("\r\n")
                .FirstOrDefault(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            if (request.Length >= head + 4 + int.Parse(length?[15..] ?? "0", System.Globalization.CultureInfo.InvariantCulture))
            {
                return true;
            }
        }
    }
}
