using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Tests.Sandbox;

/// <summary>A client of a sandbox account, in memory or over the network.</summary>
internal sealed class SandboxSession : IDisposable
{
    private const string Prefix = "/conversations/v3/conversations/";

    public SandboxSession(SandboxOptions? options = null)
        : this(new SandboxAccount(options), new Uri("https://api.hubapi.com"), handler: null)
    {
    }

    public SandboxSession(SandboxAccount account, Uri address, HttpMessageHandler? handler)
    {
        Account = account;
        Client = new HttpClient(handler ?? account.CreateHandler()) { BaseAddress = address };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "token");
    }

    public SandboxAccount Account { get; }

    public HttpClient Client { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The body of a valid email message, which tests can modify.</summary>
    public static JsonObject EmailRequest() => Json("""
        {"type":"MESSAGE","text":"Hello","richText":"<p>Hello</p>","subject":"Hi","attachments":[],
         "senderActorId":"A-52301001","channelId":"1002","channelAccountId":"62001",
         "recipients":[{"actorId":"V-701","name":"Jane Doe","recipientField":"TO",
           "deliveryIdentifiers":[{"type":"HS_EMAIL_ADDRESS","value":"jane.doe@example.com"}]}]}
        """);

    public static JsonObject ChatRequest() => Json("""
        {"type":"MESSAGE","text":"Hello","attachments":[],"senderActorId":"A-52301001","channelId":"1000",
         "channelAccountId":"62003","recipients":[{"deliveryIdentifiers":
           [{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"chat-visitor-701"}]}]}
        """);

    public static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    public static string Messages(string threadId) => $"threads/{threadId}/messages";

    /// <param name="path">Below the prefix of version 3, or from the root if it starts with a slash.</param>
    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(Address(path), Cancellation);

    public async Task<JsonObject> GetJsonAsync(string path)
    {
        using HttpResponseMessage response = await GetAsync(path);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        return await BodyAsync(response);
    }

    public Task<HttpResponseMessage> PostAsync(string path, JsonNode body) => PostAsync(path, body.ToJsonString());

    public async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Client.PostAsync(Address(path), content, Cancellation);
    }

    public async Task<JsonObject> BodyAsync(HttpResponseMessage response) =>
        Json(await response.Content.ReadAsStringAsync(Cancellation));

    /// <summary>Sends a message that the sandbox must reject, and returns the error.</summary>
    public async Task<JsonObject> RefusalAsync(string threadId, JsonNode request)
    {
        int stored = Account.StoredMessageCount(threadId);
        using HttpResponseMessage response = await PostAsync(Messages(threadId), request);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        Account.StoredMessageCount(threadId).ShouldBe(stored);
        JsonObject error = await BodyAsync(response);
        ((string?)error["category"]).ShouldBe("VALIDATION_ERROR");
        ((string?)error["correlationId"]).ShouldNotBeNullOrEmpty();
        return error;
    }

    /// <summary>Reads all pages of a list.</summary>
    public async Task<List<JsonArray>> PagesAsync(string path)
    {
        var pages = new List<JsonArray>();
        string next = string.Empty;
        while (true)
        {
            JsonObject page = await GetJsonAsync(path + next);
            pages.Add(page["results"]!.AsArray());
            if (page["paging"]?["next"]?["after"] is not { } after)
            {
                return pages;
            }

            char separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            next = $"{separator}after={Uri.EscapeDataString((string)after!)}";
        }
    }

    public async Task<List<string>> IdsAsync(string path) =>
        [.. (await PagesAsync(path)).SelectMany(page => page).Select(item => (string)item!["id"]!)];

    public void Dispose() => Client.Dispose();

    private static string Address(string path) => path.StartsWith('/') ? path : Prefix + path;
}
