using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>Writes a thread's history, one message after the other.</summary>
internal sealed class ThreadHistory(AccountState state, StoredThread thread, DateTimeOffset start)
{
    private readonly StoredChannelAccount _account = state.FindChannelAccount(thread.ChannelAccountId)!;
    private DateTimeOffset _time = start;
    private string? _id;
    private OriginalContent? _original;
    private DateTimeOffset? _visibleAt;

    /// <summary>Writes new messages to a thread. Clients can read them once the history lag is over.</summary>
    public static ThreadHistory Live(AccountState state, StoredThread thread, DateTimeOffset time) =>
        new(state, thread, time) { _visibleAt = state.VisibleAt };

    public ThreadHistory After(double minutes)
    {
        _time = _time.AddMinutes(minutes);
        return this;
    }

    /// <summary>Sets the id of the next message.</summary>
    public ThreadHistory WithId(string id)
    {
        _id = id;
        return this;
    }

    /// <summary>Sets a longer original text for the next message.</summary>
    public ThreadHistory WithOriginal(string text, string richText)
    {
        _original = new OriginalContent(text, richText);
        return this;
    }

    public ThreadHistory Incoming(string visitorId, string text, Action<JsonObject>? more = null)
    {
        JsonObject message = Message(visitorId, "HUBSPOT", text, "INCOMING", "RECEIVED");
        message["senders"] = new JsonArray(Visitor(visitorId, "senderField", "FROM"));
        message["recipients"] = new JsonArray(Ours("recipientField", "TO"));
        more?.Invoke(message);
        thread.Received(_time);
        return Add(message);
    }

    public ThreadHistory Outgoing(string senderId, string text, Action<JsonObject>? more = null)
    {
        JsonObject message = Message(senderId, "HUBSPOT", text, "OUTGOING", "SENT");
        JsonObject sender = Ours("senderField", "FROM");
        sender["actorId"] = senderId;
        sender["name"] = state.FindActor(senderId)?.Name;
        message["senders"] = new JsonArray(sender);
        message["recipients"] = new JsonArray(Visitor($"V-{thread.ContactId}", "recipientField", "TO"));
        more?.Invoke(message);
        thread.Sent(_time);
        return Add(message);
    }

    public ThreadHistory Comment(string actorId, string text)
    {
        JsonObject message = Head("COMMENT", actorId, "HUBSPOT");
        message["text"] = text;
        message["richText"] = $"<p>{text}</p>";
        message["attachments"] = new JsonArray();
        return Add(message);
    }

    public ThreadHistory Welcome(string text)
    {
        JsonObject message = Head("WELCOME_MESSAGE", SandboxData.SystemActorId, "SYSTEM");
        message["text"] = text;
        message["richText"] = $"<p>{text}</p>";
        message["channelId"] = thread.ChannelId;
        message["channelAccountId"] = thread.ChannelAccountId;
        return Add(message);
    }

    public ThreadHistory Assign(string actorId, string? to)
    {
        JsonObject message = Head("ASSIGNMENT", actorId, "HUBSPOT");
        Set(message, "assignedFrom", thread.AssignedTo);
        Set(message, "assignedTo", to);
        thread.AssignedTo = to;
        return Add(message);
    }

    public ThreadHistory ChangeStatus(string actorId, bool closed)
    {
        thread.IsClosed = closed;
        thread.ClosedAt = closed ? _time : null;
        JsonObject message = Head("THREAD_STATUS_CHANGE", actorId, "HUBSPOT");
        message["newStatus"] = thread.Status;
        return Add(message);
    }

    public ThreadHistory Move(string actorId, string toInboxId)
    {
        JsonObject message = Head("THREAD_INBOX_CHANGE", actorId, "HUBSPOT");
        message["fromInboxId"] = thread.InboxId;
        message["toInboxId"] = toInboxId;
        thread.InboxId = toInboxId;
        return Add(message);
    }

    /// <summary>Writes a message of any kind: the common properties and those of its kind.</summary>
    public ThreadHistory Other(string kind, string actorId, string json)
    {
        JsonObject message = Head(kind, actorId, "UNKNOWN");
        foreach (KeyValuePair<string, JsonNode?> property in SeedJson.Object(json))
        {
            message[property.Key] = property.Value?.DeepClone();
        }

        return Add(message);
    }

    private static void Set(JsonObject target, string name, string? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }

    private JsonObject Message(string createdBy, string client, string text, string direction, string status)
    {
        JsonObject message = Head("MESSAGE", createdBy, client);
        message["text"] = text;
        message["richText"] = $"<div>{System.Net.WebUtility.HtmlEncode(text)}</div>";
        message["attachments"] = new JsonArray();
        message["truncationStatus"] = "NOT_TRUNCATED";
        message["direction"] = direction;
        message["channelId"] = thread.ChannelId;
        message["channelAccountId"] = thread.ChannelAccountId;
        message["status"] = new JsonObject { ["statusType"] = status };
        return message;
    }

    private JsonObject Head(string kind, string createdBy, string client) => new()
    {
        ["type"] = kind,
        ["id"] = _id ?? state.NextMessageId(),
        ["conversationsThreadId"] = thread.Id,
        ["createdAt"] = SeedJson.Time(_time),
        ["createdBy"] = createdBy,
        ["client"] = new JsonObject { ["clientType"] = client },
        ["senders"] = new JsonArray(new JsonObject { ["actorId"] = createdBy }),
        ["recipients"] = new JsonArray(),
        ["archived"] = false,
    };

    private JsonObject Visitor(string actorId, string fieldName, string field)
    {
        var visitor = new JsonObject { ["actorId"] = actorId };
        Set(visitor, "name", state.FindActor(actorId)?.Name);
        Set(visitor, fieldName, thread.ChannelId == ChannelIds.Email ? field : null);
        visitor["deliveryIdentifier"] = SeedJson.Identifier(VisitorAddress(actorId));
        return visitor;
    }

    private JsonObject Ours(string fieldName, string field)
    {
        var ours = new JsonObject();
        Set(ours, fieldName, thread.ChannelId == ChannelIds.Email ? field : null);
        StoredIdentifier own = _account.Identifier
            ?? new StoredIdentifier("CHANNEL_SPECIFIC_OPAQUE_ID", $"account-{_account.Id}");
        ours["deliveryIdentifier"] = SeedJson.Identifier(own);
        return ours;
    }

    private StoredIdentifier VisitorAddress(string actorId)
    {
        string number = actorId.Substring(2);
        return thread.ChannelId switch
        {
            ChannelIds.LiveChat => new StoredIdentifier("CHANNEL_SPECIFIC_OPAQUE_ID", $"chat-visitor-{number}"),
            ChannelIds.Messenger => new StoredIdentifier("CHANNEL_SPECIFIC_OPAQUE_ID", $"psid-88{number}"),
            ChannelIds.WhatsApp => new StoredIdentifier("HS_PHONE_NUMBER", $"+15550109{number}"),
            _ => new StoredIdentifier("HS_EMAIL_ADDRESS", state.FindActor(actorId)?.Email ?? $"{number}@example.com"),
        };
    }

    private ThreadHistory Add(JsonObject message)
    {
        var stored = new StoredMessage((string)message["id"]!, JsonBuffer.Write(writer => message.WriteTo(writer)))
        {
            Archived = (bool)message["archived"]!,
            Original = _original,
        };
        thread.Add(stored, _visibleAt);
        (_id, _original) = (null, null);
        return this;
    }
}
