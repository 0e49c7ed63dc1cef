using System.Globalization;
using System.Text;

namespace HubSpotConversations.Tests.Loopback;

/// <summary>How the server reacts to a request.</summary>
internal sealed class LoopbackReply
{
    private LoopbackReply(byte[]? bytes, bool hangs)
    {
        Bytes = bytes;
        Hangs = hangs;
    }

    /// <summary>The bytes to write to the socket. Null closes the connection without a byte.</summary>
    public byte[]? Bytes { get; }

    /// <summary>Whether the connection stays open without a response until the server stops.</summary>
    public bool Hangs { get; }

    /// <summary>Whether the connection is closed afterwards.</summary>
    public bool Closes { get; private init; }

    /// <summary>The task that the response waits for, if any. A test must not block the server's thread.</summary>
    public Task? Until { get; private init; }

    /// <summary>The same reply, sent once the task has completed.</summary>
    public LoopbackReply After(Task until) => new(Bytes, Hangs) { Closes = Closes, Until = until };

    /// <summary>A complete response.</summary>
    public static LoopbackReply Response(
        int status, string body, string? contentType = "application/json;charset=utf-8", params string[] headers)
        => new(Encode(status, body, Encoding.UTF8.GetByteCount(body), contentType, headers), hangs: false);

    /// <summary>A complete response with these bytes as its body.</summary>
    public static LoopbackReply Bytes200(byte[] body, params string[] headers)
        => new([.. Encode(200, "", body.Length, "application/octet-stream", headers), .. body], hangs: false);

    /// <summary>A complete response that does not declare the length of its body.</summary>
    public static LoopbackReply Chunked(string body)
        => new(
            Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"HTTP/1.1 200 Whatever\r\nTransfer-Encoding: chunked\r\n\r\n{Encoding.UTF8.GetByteCount(body):x}\r\n{body}\r\n0\r\n\r\n")),
            hangs: false);

    /// <summary>A response whose body is shorter than declared. The server then closes the connection.</summary>
    public static LoopbackReply Truncated(int status, string body, int missing = 10)
        => new(Encode(status, body, Encoding.UTF8.GetByteCount(body) + missing, "application/json", []), hangs: false) { Closes = true };

    /// <summary>A response whose body stalls. The connection stays open.</summary>
    public static LoopbackReply Stall(string body, int missing)
        => new(Encode(200, body, Encoding.UTF8.GetByteCount(body) + missing, "text/plain", []), hangs: true);

    /// <summary>Writes these bytes and closes the connection.</summary>
    public static LoopbackReply Raw(string response)
        => new(Encoding.UTF8.GetBytes(response), hangs: false) { Closes = true };

    /// <summary>Closes the connection without a response.</summary>
    public static LoopbackReply Drop() => new(bytes: null, hangs: false);

    /// <summary>Sends no response and keeps the connection open.</summary>
    public static LoopbackReply Hang() => new(bytes: null, hangs: true);

    private static byte[] Encode(int status, string body, int length, string? contentType, string[] headers)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Whatever\r\nContent-Length: {length}\r\n");
        if (contentType is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Type: {contentType}\r\n");
        }

        foreach (string header in headers)
        {
            text.Append(header).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("\r\n").Append(body).ToString());
    }
}
