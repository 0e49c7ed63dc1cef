using System.Text;

namespace HubSpotConversations.Connections;

/// <summary>The page that the browser shows at the end of a login. It loads nothing and runs nothing.</summary>
internal static class LoginPage
{
    public static byte[] Response(int status, string text)
    {
        string page = $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>HubSpotConversations</title>
            <style>body { font: 1.1rem system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem }</style>
            </head>
            <body><h1>HubSpotConversations</h1><p>{{text}}</p></body>
            </html>
            """;
        string head = $"HTTP/1.1 {status} {(status == 200 ? "OK" : "Rejected")}\r\n"
            + "Content-Type: text/html; charset=utf-8\r\n"
            + "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n"
            + "Referrer-Policy: no-referrer\r\nCache-Control: no-store\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(page)}\r\nConnection: close\r\n\r\n";
        return Encoding.UTF8.GetBytes(head + page);
    }
}
