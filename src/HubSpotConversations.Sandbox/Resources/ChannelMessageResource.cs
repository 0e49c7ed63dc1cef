using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.Sending;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>
/// The messages of custom channels. A repeated idempotency id returns the first message and stores nothing.
/// </summary>
internal sealed class ChannelMessageResource(AccountState state) : IResource
{
    public void AddRoutes(RouteTable routes)
    {
        foreach (string root in CustomChannelAccountResource.Roots)
        {
            // HubSpot describes the agents of senders only in these versions.
            bool allowActors = root.Contains("/v3/") || root.Contains("/2026-03/");
            routes.Add("POST", root + "messages", Scopes.CustomChannelsWrite, call => Publish(call, allowActors));
            routes.Add("GET", root + "messages/{messageId}", Scopes.CustomChannelsRead, Get);
            routes.Add("PATCH", root + "messages/{messageId}", Scopes.CustomChannelsWrite, SetStatus);
        }
    }

    private SandboxResponse Publish(SandboxCall call, bool allowActors)
    {
        string channelId = Channel(call);
        using JsonDocument body = JsonBody.Read(call);
        var problems = new List<Problem>();
        var fields = new JsonFields(body.RootElement, problems);
        StoredChannelAccount? account = ChannelMessageReader.Check(fields, state, channelId, allowActors);
        Refusal.ThrowIfAny(problems);
        string? key = fields.Text("integrationIdempotencyId") is { } id ? $"{channelId}/{id}" : null;
        if (key is not null && state.Custom.Published.TryGetValue(key, out (StoredThread Thread, string MessageId) known))
        {
            return SandboxResponse.Json(201, known.Thread.FindMessage(known.MessageId, DateTimeOffset.MaxValue)!.Json);
        }

        bool isIncoming = fields.Text("messageDirection") == "INCOMING";
        StoredThread thread = Thread(body.RootElement, account!, isIncoming);
        StoredMessage message = Message(body.RootElement, thread, isIncoming);
        thread.Add(message, state.VisibleAt);
        if (isIncoming)
        {
            thread.Received(state.Now);
        }
        else
        {
            thread.Sent(state.Now);
        }

        if (key is not null)
        {
            state.Custom.Published[key] = (thread, message.Id);
        }

        return SandboxResponse.Json(201, message.Json);
    }

    private SandboxResponse Get(SandboxCall call) => SandboxResponse.Json(200, Find(call).Message.Json);

    private SandboxResponse SetStatus(SandboxCall call)
    {
        (StoredThread thread, StoredMessage message) = Find(call);
        using JsonDocument body = JsonBody.Read(call);
        var problems = new List<Problem>();
        var fields = new JsonFields(body.RootElement, problems);
        string? status = fields.RequiredText("statusType");
        if (status is not (null or "SENT" or "FAILED" or "READ"))
        {
            problems.Add(new Problem($"Invalid statusType '{status}': SENT, FAILED or READ", In: "statusType"));
        }

        string? error = fields.Text("errorMessage");
        Refusal.ThrowIfAny(problems);
        JsonObject changed = JsonNode.Parse(message.Json.ToArray())!.AsObject();
        var newStatus = new JsonObject { ["statusType"] = status };
        if (error is not null)
        {
            newStatus["failureDetails"]
                = new JsonObject { ["errorMessage"] = error, ["errorMessageTokens"] = new JsonObject() };
        }

        changed["status"] = newStatus;
        var stored = new StoredMessage(message.Id, JsonBuffer.Write(writer => changed.WriteTo(writer)));
        thread.Replace(stored);
        return SandboxResponse.Json(200, stored.Json);
    }

    /// <summary>The thread of a message: by the integration's own thread, or by the customer's address.</summary>
    private StoredThread Thread(JsonElement body, StoredChannelAccount account, bool isIncoming)
    {
        JsonElement people = body.GetProperty(isIncoming ? "senders" : "recipients");
        JsonElement customer = people.EnumerateArray().FirstOrDefault();
        string? address = customer.ValueKind == JsonValueKind.Object
            ? customer.GetProperty("deliveryIdentifier").GetProperty("value").GetString()
            : null;
        string own = body.TryGetProperty("integrationThreadId", out JsonElement id) ? $"thread {id}" : $"address {address}";
        string key = $"{account.Id} {own}";
        if (!state.Custom.Threads.TryGetValue(key, out StoredThread? thread))
        {
            string? known = ChannelMessageReader.ContactOf(body);
            string contactId = known ?? state.Custom.NextId();
            string? name = customer.ValueKind == JsonValueKind.Object && customer.TryGetProperty("name", out JsonElement given)
                ? given.GetString()
                : address;
            if (known is null)
            {
                state.Actors.Add($"V-{contactId}", new StoredActor($"V-{contactId}", "VISITOR", Name: name));
            }

            thread = new StoredThread
            {
                Id = (state.Threads.Max(static other => other.Number) + 1).ToString(CultureInfo.InvariantCulture),
                CreatedAt = state.Now,
                InboxId = account.InboxId,
                ChannelId = account.ChannelId,
                ChannelAccountId = account.Id,
                ContactId = contactId,
            };
            state.Add(thread);
            state.Custom.Threads[key] = thread;
        }

        if (thread.IsClosed && isIncoming)
        {
            (thread.IsClosed, thread.ClosedAt) = (false, null);
        }

        return thread;
    }

    private StoredMessage Message(JsonElement body, StoredThread thread, bool isIncoming)
    {
        string id = state.NextMessageId();
        var message = new JsonObject
        {
            ["type"] = "MESSAGE",
            ["id"] = id,
            ["conversationsThreadId"] = thread.Id,
            ["createdAt"] = body.GetProperty("timestamp").GetString(),
            ["createdBy"] = isIncoming ? $"V-{thread.ContactId}" : "I-0",
            ["client"] = new JsonObject { ["clientType"] = "INTEGRATION" },
            ["archived"] = false,
            ["truncationStatus"] = "NOT_TRUNCATED",
            ["direction"] = isIncoming ? "INCOMING" : "OUTGOING",
            ["channelId"] = thread.ChannelId,
            ["channelAccountId"] = thread.ChannelAccountId,
            ["status"] = new JsonObject { ["statusType"] = isIncoming ? "RECEIVED" : "SENT" },
        };
        DeveloperCall.Copy(
            body, message, ["text", "richText", "recipients", "senders", "inReplyToId"]);
        JsonArray senders = message["senders"]!.AsArray();
        foreach (JsonObject sender in senders.OfType<JsonObject>().Where(static sender => sender.ContainsKey("senderActorId")))
        {
            sender["actorId"] = sender["senderActorId"]!.DeepClone();
            _ = sender.Remove("senderActorId");
        }

        if (isIncoming && senders.Count > 0)
        {
            senders[0]!["actorId"] = $"V-{thread.ContactId}";
        }

        return new StoredMessage(id, JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (KeyValuePair<string, JsonNode?> field in message.Where(static field => field.Value is not null))
            {
                writer.WritePropertyName(field.Key);
                field.Value!.WriteTo(writer);
            }

            AttachmentWriter.Write(writer, [.. body.GetProperty("attachments").EnumerateArray()]);
            writer.WriteEndObject();
        }));
    }

    private string Channel(SandboxCall call)
    {
        string id = call.RouteValues["channelId"];
        return state.Custom.Find(id) is null ? throw Refusal.NotFound("Custom channel", id) : id;
    }

    private (StoredThread Thread, StoredMessage Message) Find(SandboxCall call)
    {
        string channelId = Channel(call);
        string id = call.RouteValues["messageId"];
        foreach (StoredThread thread in state.Threads.Where(thread => thread.ChannelId == channelId))
        {
            if (thread.FindMessage(id, DateTimeOffset.MaxValue) is { } message)
            {
                return (thread, message);
            }
        }

        throw Refusal.NotFound("Message", id);
    }
}
