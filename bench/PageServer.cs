using System.Globalization;
using System.Net;
using System.Text;

namespace HubSpotConversations.Bench;

/// <summary>
/// Serves the pages of 100,000 threads, and the names of their people. The responses exist before the measurement, so
/// the server costs all clients the same.
/// </summary>
internal sealed class PageServer : IDisposable
{
    public const int Threads = 100_000;
    private const int PageSize = 500;
    private const int Agents = 50;

    private readonly HttpListener _listener = new();
    private readonly byte[][] _names = [.. Enumerable.Range(0, Threads / PageSize).Select(WriteNames)];
    private readonly byte[][] _pages = [.. Enumerable.Range(0, Threads / PageSize).Select(Write)];

    public PageServer(int port)
    {
        Uri = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        _listener.Prefixes.Add(Uri.AbsoluteUri);
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Uri { get; }

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private static byte[] Write(int page)
    {
        var json = new StringBuilder("""{"results":[""");
        for (int index = page * PageSize; index < (page + 1) * PageSize; index++)
        {
            json.Append(index % PageSize == 0 ? string.Empty : ",").Append(CultureInfo.InvariantCulture, $$"""
                {"id":"{{6_000_000_000 + index}}","createdAt":"2026-01-02T03:04:05.678Z","status":"OPEN",
                 "closedAt":"2026-02-02T03:04:05.678Z","archived":false,"spam":false,"inboxId":"81001",
                 "originalChannelId":"1002","originalChannelAccountId":"62001","associatedContactId":"{{index}}",
                 "assignedTo":"A-{{index % Agents}}","latestMessageTimestamp":"2026-01-02T03:04:05.678Z",
                 "latestMessageSentTimestamp":"2026-01-02T03:04:05.678Z",
                 "latestMessageReceivedTimestamp":"2026-01-02T03:04:05.678Z"}
                """);
        }

        json.Append(']');
        if (page + 1 < Threads / PageSize)
        {
            json.Append(CultureInfo.InvariantCulture, $$$""","paging":{"next":{"after":"{{{page + 1}}}"}}""");
        }

        return Encoding.UTF8.GetBytes(json.Append('}').ToString());
    }

    /// <summary>The names of the people of a page: its contacts, and all agents.</summary>
    private static byte[] WriteNames(int page)
    {
        IEnumerable<string> ids = Enumerable.Range(page * PageSize, PageSize)
            .Select(static index => string.Create(CultureInfo.InvariantCulture, $"V-{index}"))
            .Concat(Enumerable.Range(0, Agents).Select(static index => string.Create(CultureInfo.InvariantCulture, $"A-{index}")));
        IEnumerable<string> actors = ids.Select(static id => $$"""
            {"id":"{{id}}","type":"{{(id[0] == 'A' ? "AGENT" : "VISITOR")}}","name":"Jane Doe {{id}}","email":"jane.doe@example.com"}
            """);
        return Encoding.UTF8.GetBytes($$"""{"status":"COMPLETE","results":[{{string.Join(",", actors)}}]}""");
    }

    private async Task<byte[]> NamesAsync(HttpListenerRequest request)
    {
        using var reader = new StreamReader(request.InputStream);
        string ids = await reader.ReadToEndAsync();
        int contact = ids.IndexOf("\"V-", StringComparison.Ordinal) + 3;
        int end = ids.IndexOf('"', contact);
        return _names[int.Parse(ids.AsSpan(contact, end - contact), CultureInfo.InvariantCulture) / PageSize];
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context = await _listener.GetContextAsync();
            _ = int.TryParse(
                context.Request.QueryString["after"], NumberStyles.None, CultureInfo.InvariantCulture, out int page);
            byte[] body = context.Request.HttpMethod == "POST" ? await NamesAsync(context.Request) : _pages[page];
            context.Response.ContentType = "application/json";
            context.Response.ContentLength64 = body.Length;
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
    }
}
