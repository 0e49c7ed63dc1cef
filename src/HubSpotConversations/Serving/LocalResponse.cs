using System.Text;

namespace HubSpotConversations.Serving;

/// <summary>A response of this machine: a short page for browsers, or only a status.</summary>
internal sealed record LocalResponse(int Status, string Page = "")
{
    public byte[] ToBytes()
    {
        string head = $"HTTP/1.1 {Status} {(Status < 300 ? "OK" : "Rejected")}\r\n"
            + "Content-Type: text/html; charset=utf-8\r\n"
            + "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n"
            + "Referrer-Policy: no-referrer\r\nCache-Control: no-store\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(Page)}\r\nConnection: close\r\n\r\n";
        return Encoding.UTF8.GetBytes(head + Page);
    }
}
