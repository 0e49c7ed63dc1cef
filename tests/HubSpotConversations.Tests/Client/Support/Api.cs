using HubSpotConversations.Http.Clients;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Tests.Client.Support;

/// <summary>Creates clients for tests, and reads given responses with them.</summary>
internal static class Api
{
    public const string Secret = "pat-na1-test-token";

    /// <summary>The response to a send whose content does not matter.</summary>
    public const string Accepted = """{"type":"MESSAGE","id":"m1","conversationsThreadId":"123"}""";

    /// <summary>Cancelled when the test ends.</summary>
    public static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public static ConversationsClient Over(
        HttpMessageHandler handler, string version = "v3", TimeProvider? clock = null)
        => new(new ConversationsClientOptions
        {
            AccessToken = Secret,
            Handler = handler,
            ApiVersion = version,
            Clock = clock ?? TimeProvider.System,
            MaxRetry = 0,
        });

    public static ConversationsClient At(Uri server, TimeProvider? clock = null)
        => new(new ConversationsClientOptions
        {
            AccessToken = Secret,
            BaseUri = server,
            Clock = clock ?? TimeProvider.System,
            MaxRetry = 0,
        });

    public static StubHandler Accepting() => StubHandler.Responding(201, Accepted);

    /// <summary>Reads a message from JSON with the client.</summary>
    public static ThreadMessage Message(string json)
        => Over(StubHandler.Responding(200, json)).Threads.GetMessageAsync("123", "m1").GetAwaiter().GetResult();

    public static T Message<T>(string json)
        where T : ThreadMessage
        => Message(json).ShouldBeOfType<T>();

    /// <summary>Reads an attachment from JSON with the client.</summary>
    public static T Attachment<T>(string json)
        where T : Attachment
        => Message<ConversationMessage>($$"""{"type":"MESSAGE","attachments":[{{json}}]}""")
            .Attachments.ShouldHaveSingleItem().ShouldBeOfType<T>();

    public static Page<ThreadMessage> Messages(string json)
        => Over(StubHandler.Responding(200, json)).Threads.ListMessagesAsync("123").GetAwaiter().GetResult();

    public static Page<Inbox> Inboxes(string json)
        => Over(StubHandler.Responding(200, json)).Inboxes.ListAsync().GetAwaiter().GetResult();

    /// <summary>The request body of a draft.</summary>
    public static string Sent(MessageDraft draft)
    {
        StubHandler handler = Accepting();
        _ = Over(handler).Threads.SendMessageAsync(draft).GetAwaiter().GetResult();
        return handler.Only.Text;
    }

    /// <summary>The request body of a comment.</summary>
    public static string Sent(CommentDraft draft)
    {
        StubHandler handler = Accepting();
        _ = Over(handler).Threads.AddCommentAsync(draft).GetAwaiter().GetResult();
        return handler.Only.Text;
    }
}
