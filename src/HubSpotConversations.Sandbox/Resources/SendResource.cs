using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.Sending;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Sending messages and comments.</summary>
internal sealed class SendResource(AccountState state, SandboxOptions options) : IResource
{
    private readonly MessageRequestReader _messages = new(state);

    public void AddRoutes(RouteTable routes) =>
        routes.AddConversations("POST", "threads/{threadId}/messages", Scopes.Write, Send);

    private SandboxResponse Send(SandboxCall call)
    {
        using JsonDocument body = JsonBody.Read(call);
        StoredThread thread = state.Thread(call.RouteValues["threadId"]);
        if (thread.Archived)
        {
            throw Refusal.Validation(new Problem($"Thread {thread.Id} is archived and can't take messages"));
        }

        StoredMessage message = Store(thread, body.RootElement);
        SandboxResponse response = SandboxResponse.Json(201, message.Json);
        response.AddHeader("Location", $"{call.Origin}{call.Path.TrimEnd('/')}/{message.Id}");
        return response;
    }

    private StoredMessage Store(StoredThread thread, JsonElement body)
    {
        var problems = new List<Problem>();
        var fields = new JsonFields(body, problems);
        string? kind = fields.RequiredText("type");
        return kind switch
        {
            "MESSAGE" => StoreMessage(thread, fields, problems),
            "COMMENT" => StoreComment(thread, fields, problems),
            null => throw Refusal.Validation(problems),
            _ => throw Refusal.Validation(new Problem($"Invalid type '{kind}': MESSAGE or COMMENT", In: "type")),
        };
    }

    private StoredMessage StoreMessage(StoredThread thread, JsonFields fields, List<Problem> problems)
    {
        MessageRequest request = _messages.Read(fields);
        Refusal.ThrowIfAny(problems);
        request = request with { Text = Stored(request.Text) };
        DateTimeOffset time = state.Now + options.MessageClockSkew;
        string id = state.NextMessageId();
        bool isLater = options.DeliveryDelay > TimeSpan.Zero;
        StoredMessage message = Write(isLater ? DeliveryState.Sending : Delivered(request));
        thread.Add(message, state.VisibleAt);
        if (isLater)
        {
            state.Late.Add(options.DeliveryDelay, () => thread.Replace(Write(Delivered(request))));
        }

        NoteSent(thread, time);
        thread.AssignedTo = request.SenderActorId;
        state.SentMessages++;
        return message;

        StoredMessage Write(DeliveryState delivery)
            => SentMessageWriter.Write(id, thread, request, time, delivery);
    }

    /// <summary>
    /// HubSpot accepts a message for an account that can't send. The message's status shows the failure.
    /// </summary>
    private DeliveryState Delivered(MessageRequest request)
        => request.Account is { Active: true, Authorized: true } && !options.FailsDelivery
            ? DeliveryState.Sent
            : DeliveryState.Failed;

    private StoredMessage StoreComment(StoredThread thread, JsonFields fields, List<Problem> problems)
    {
        CommentRequest request = CommentRequestReader.Read(fields, state);
        bool isHelpDesk = state.Inboxes.Find(inbox => inbox.Id == thread.InboxId)?.Kind == "HELP_DESK";
        if (isHelpDesk && options.RefuseHelpDeskComments)
        {
            problems.Add(new Problem("Comments are not supported on help desk threads", In: "type"));
        }

        Refusal.ThrowIfAny(problems);
        request = request with { Text = Stored(request.Text) };
        DateTimeOffset time = state.Now + options.MessageClockSkew;
        StoredMessage message = SentCommentWriter.Write(state.NextMessageId(), thread, request, time);
        thread.Add(message, state.VisibleAt);
        return message;
    }

    private void NoteSent(StoredThread thread, DateTimeOffset time)
    {
        if (options.LateThreadTimes)
        {
            state.Late.Add(options.HistoryLag, () => thread.Sent(time));
        }
        else
        {
            thread.Sent(time);
        }
    }

    private string Stored(string text) => options.TrimsText ? TextRules.Tidy(text) : text;
}
