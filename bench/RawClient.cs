using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Bench;

/// <summary>The baseline: a C# program that sends messages and reads the responses without this library.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly Uri _server;

    public RawClient(Uri server, string token)
    {
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _server = server;
        Page = new Uri(
            server, $"/conversations/v3/conversations/threads/{SandboxData.LongThreadId}/messages?limit=100");
    }

    /// <summary>The address of a page of 100 messages.</summary>
    public Uri Page { get; }

    public Task<string> SendAsync(string text) => SendAsync(SandboxData.EmailThreadId, text);

    /// <summary>Sends a message. If the limit is reached, pauses and retries.</summary>
    public async Task<string> SendAsync(string threadId, string text)
    {
        byte[] body = Body(text);
        var messages = new Uri(_server, $"/conversations/v3/conversations/threads/{threadId}/messages");
        while (true)
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using HttpResponseMessage response = await _http.PostAsync(messages, content);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await Task.Delay(Pause(response));
                continue;
            }

            response.EnsureSuccessStatusCode();
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
            return json.RootElement.GetProperty("id").GetString()!;
        }
    }

    public async Task<int> ReadPageAsync()
    {
        using var json = JsonDocument.Parse(await _http.GetByteArrayAsync(Page));
        return json.RootElement.GetProperty("results").GetArrayLength();
    }

    public void Dispose() => _http.Dispose();

    private static byte[] Body(string text) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "MESSAGE",
        text,
        attachments = Array.Empty<object>(),
        recipients = new[]
        {
            new
            {
                recipientField = "TO",
                deliveryIdentifiers = new[] { new { type = "HS_EMAIL_ADDRESS", value = SandboxData.VisitorEmail } },
            },
        },
        senderActorId = SandboxData.AgentActorId,
        channelId = SandboxData.EmailChannelId,
        channelAccountId = SandboxData.EmailChannelAccountId,
    });

    private static TimeSpan Pause(HttpResponseMessage response)
    {
        if (response.Headers.RetryAfter?.Delta is { } asked)
        {
            return asked;
        }

        string interval = response.Headers.GetValues("X-HubSpot-RateLimit-Interval-Milliseconds").First();
        return TimeSpan.FromMilliseconds(int.Parse(interval, CultureInfo.InvariantCulture));
    }
}
