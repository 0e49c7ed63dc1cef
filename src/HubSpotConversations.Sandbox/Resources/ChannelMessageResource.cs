using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
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
            routes.Add("POST", root + "messages", Scopes.CustomChannelsWrite, Publish);
            routes.Add("GET", root + "messages/{messageId}", Scopes.CustomChannelsRead, Get);
            routes.Add("PATCH", root + "messages/{messageId}", Scopes.CustomChannelsWrite, SetStatus);
        }
    }

    private SandboxResponse Publish(SandboxCall call)
    {
        string channelId = Channel(call);
        using JsonDocument body = JsonBody.Read(call);
        var problems = new List<Problem>();
        var fields = new JsonFields(body.RootElement, problems);
        StoredChannelAccount? account = Check(fields, channelId, problems);
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

    private StoredChannelAccount? Check(JsonFields fields, string channelId, List<Problem> problems)
    {
        if (!fields.Has("text"))
        {
            problems.Add(Problem.Required("text"));
        }

        _ = fields.RequiredArray("attachments");
        CheckAddresses(fields, "recipients");
        CheckAddresses(fields, "senders");
        if (fields.RequiredText("messageDirection") is { } direction and not ("INCOMING" or "OUTGOING"))
        {
            problems.Add(new Problem($"Invalid messageDirection '{direction}'", In: "messageDirection"));
        }

        if (fields.RequiredText("timestamp") is { } time
            && !DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            problems.Add(new Problem($"Invalid timestamp '{time}'", In: "timestamp"));
        }

        string? accountId = fields.RequiredText("channelAccountId");
        StoredChannelAccount? account = accountId is null ? null : state.FindChannelAccount(accountId);
        if (accountId is not null && account?.ChannelId != channelId)
        {
            problems.Add(new Problem($"Channel account {accountId} was not found", In: "channelAccountId"));
        }

        return account;
    }

    private static void CheckAddresses(JsonFields fields, string list)
    {
        foreach ((_, JsonFields item) in fields.Items(list, required: true))
        {
            if (item.Object("deliveryIdentifier") is { } address)
            {
                _ = address.RequiredText("type");
                _ = address.RequiredText("value");
            }
            else
            {
                item.Note(Problem.Required(item.At("deliveryIdentifier")));
            }
        }
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
            string contactId = state.Custom.NextId();
            string? name = customer.ValueKind == JsonValueKind.Object && customer.TryGetProperty("name", out JsonElement given)
                ? given.GetString()
                : address;
            state.Actors.Add($"V-{contactId}", new StoredActor($"V-{contactId}", "VISITOR", Name: name));
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
            body, message, ["text", "richText", "attachments", "recipients", "senders", "inReplyToId"]);
        if (isIncoming && message["senders"]!.AsArray() is { Count: > 0 } senders)
        {
            senders[0]!["actorId"] = $"V-{thread.ContactId}";
        }

        return new StoredMessage(id, JsonBuffer.Write(writer => message.WriteTo(writer)));
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
