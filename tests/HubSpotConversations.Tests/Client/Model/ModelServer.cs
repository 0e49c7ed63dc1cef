using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace HubSpotConversations.Tests.Client.Model;

/// <summary>A server with one thread that handles each attempt as the case describes.</summary>
/// <param name="model">The case.</param>
/// <param name="clock">The clock that the whole case shares.</param>
internal sealed class ModelServer(ModelCase model, FakeTimeProvider clock)
{
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(30);

    private readonly List<(string Id, JsonObject Json, DateTimeOffset CreatedAt)> _stored = [];
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();

    /// <summary>The number of attempts.</summary>
    public int Posts { get; private set; }

    /// <summary>The ids of the stored messages.</summary>
    public IReadOnlyList<string> StoredIds => [.. _stored.Select(static entry => entry.Id)];

    /// <summary>Whether there were more attempts than the case describes.</summary>
    public bool WasAskedForMore => Posts > model.Posts.Count;

    public HttpResponseMessage Read(HttpRequestMessage request)
        => request.RequestUri!.AbsolutePath.EndsWith("/messages", StringComparison.Ordinal) ? History() : Thread();

    /// <summary>Handles an attempt.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels an attempt that hangs.</param>
    public async Task<HttpResponseMessage> PostAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ModelPost post = Posts < model.Posts.Count ? model.Posts[Posts] : ModelPost.Created;
        Posts++;
        if (post == ModelPost.NoConnection)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No route to host");
        }

        var draft = (JsonObject)JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        JsonObject? message = IsStored(post) ? Store((string)draft["text"]!, post) : null;
        switch (post)
        {
            case ModelPost.Created or ModelPost.CreatedFailed:
                return Respond(201, message!.ToJsonString());
            case ModelPost.CreatedUnreadable:
                return Respond(201, "{\"type\":\"MESS");
            case ModelPost.Html or ModelPost.HtmlStored:
                return Respond(200, "<html>Please log in</html>", "text/html");
            case ModelPost.BadRequest:
                return Respond(400, """{"category":"VALIDATION_ERROR","message":"No."}""");
            case ModelPost.TooManyRequests:
                return Respond(429, """{"category":"RATE_LIMITS","policyName":"TEN_SECONDLY_ROLLING"}""");
            case ModelPost.Locked:
                return Respond(423, "{}");
            case ModelPost.ServerError or ModelPost.ServerErrorStored:
                return Respond(500, "{}");
            case ModelPost.RequestTimeout or ModelPost.RequestTimeoutStored:
                return Respond(408, "{}");
            case ModelPost.Hang or ModelPost.HangStored:
                clock.Advance(TimeSpan.FromMinutes(5));
                cancellationToken.ThrowIfCancellationRequested();
                throw new InvalidOperationException("A hanging request must run into its timeout.");
            default:
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
        }
    }

    private static bool IsStored(ModelPost post) => post is ModelPost.Created or ModelPost.CreatedFailed
        or ModelPost.CreatedUnreadable or ModelPost.HtmlStored or ModelPost.ServerErrorStored
        or ModelPost.RequestTimeoutStored or ModelPost.BrokenStored or ModelPost.HangStored;

    private JsonObject Store(string text, ModelPost post)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"m{_stored.Count + 1}");
        DateTimeOffset now = clock.GetUtcNow();
        JsonObject message = Message(id, text, now, post == ModelPost.CreatedFailed ? "FAILED" : "SENT");
        _stored.Add((id, message, now));
        return message;
    }

    private HttpResponseMessage History()
    {
        if (model.History is ModelHistory.Unreadable or ModelHistory.UnreadableWithoutTimes)
        {
            return Respond(200, """{"results":null}""");
        }

        DateTimeOffset now = clock.GetUtcNow();
        JsonNode[] shown = [.. _stored
            .Where(entry => model.History switch
            {
                ModelHistory.Never or ModelHistory.NeverWithoutTimes => false,
                ModelHistory.Later => entry.CreatedAt + Lag <= now,
                _ => true,
            })
            .Reverse()
            .Select(entry => Shown(entry.Json))
            .Concat(Older())];
        return Respond(200, new JsonObject { ["results"] = new JsonArray(shown) }.ToJsonString());
    }

    private JsonNode Shown(JsonObject message)
    {
        JsonNode shown = message.DeepClone();
        if (model.History == ModelHistory.Altered)
        {
            shown["text"] = (string)shown["text"]! + "\n--\nMaya Lindqvist";
        }

        return shown;
    }

    private IEnumerable<JsonNode> Older()
    {
        if (model.HasTwin)
        {
            yield return Message("twin", ModelRun.Text, _startedAt.AddMinutes(-1), "SENT");
        }

        yield return Message("older", "Another message.", _startedAt.AddHours(-1), "SENT");
    }

    private HttpResponseMessage Thread()
    {
        DateTimeOffset newest = _stored.Count > 0
            ? _stored[^1].CreatedAt
            : _startedAt.AddMinutes(model.HasTwin ? -1 : -60);
        var thread = new JsonObject { ["id"] = ModelRun.ThreadId, ["status"] = "OPEN" };
        if (model.History is not (ModelHistory.NeverWithoutTimes or ModelHistory.UnreadableWithoutTimes))
        {
            thread["latestMessageTimestamp"] = Iso(newest);
            thread["latestMessageSentTimestamp"] = Iso(newest);
        }

        return Respond(200, thread.ToJsonString());
    }

    private static JsonObject Message(string id, string text, DateTimeOffset createdAt, string status) => new()
    {
        ["type"] = "MESSAGE",
        ["id"] = id,
        ["conversationsThreadId"] = ModelRun.ThreadId,
        ["createdAt"] = Iso(createdAt),
        ["createdBy"] = "A-1",
        ["client"] = new JsonObject { ["clientType"] = "INTEGRATION", ["integrationAppId"] = 7 },
        ["senders"] = new JsonArray(new JsonObject { ["actorId"] = "A-1" }),
        ["recipients"] = new JsonArray(),
        ["attachments"] = new JsonArray(),
        ["text"] = text,
        ["direction"] = "OUTGOING",
        ["channelId"] = "1002",
        ["channelAccountId"] = "5",
        ["status"] = new JsonObject { ["statusType"] = status },
    };

    private HttpResponseMessage Respond(int status, string body, string type = "application/json")
    {
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, type),
        };
        response.Headers.Date = clock.GetUtcNow();
        return response;
    }

    private static string Iso(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
