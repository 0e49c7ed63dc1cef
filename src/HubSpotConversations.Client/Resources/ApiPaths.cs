using HubSpotConversations.Http.Requests;

namespace HubSpotConversations.Resources;

/// <summary>The paths of the operations. Whatever stands in a path is escaped here and nowhere else.</summary>
internal sealed class ApiPaths
{
    private readonly string _root;
    private readonly string _account;

    public ApiPaths(string apiVersion)
    {
        bool isDated = ApiVersion.IsDated(apiVersion);
        IsDated = isDated;
        _root = isDated ? $"/conversations/conversations/{apiVersion}" : "/conversations/v3/conversations";
        AssigneeRoots = isDated ? [_root] : ["/conversations/conversations/v3", _root];

        // Only the conversations API has a beta version. The files API of 2026-09 can't upload, so use the one before.
        Owners = isDated ? "/crm/owners/2026-09" : "/crm/v3/owners/";
        Contacts = isDated ? "/crm/objects/2026-09/contacts" : "/crm/v3/objects/contacts";
        Files = isDated ? "/files/2026-03/files" : "/files/v3/files";
        VisitorTokens = $"/visitor-identification/{(isDated ? "2026-09" : "v3")}/tokens/create";
        _account = isDated ? "/account-info/2026-09" : "/account-info/v3";
    }

    /// <summary>Whether the version is named after a date.</summary>
    public bool IsDated { get; }

    public string Owners { get; }

    public string Contacts { get; }

    public string ContactSearch => Contacts + "/search";

    public string Files { get; }

    public string VisitorTokens { get; }

    public string AccountDetails => _account + "/details";

    public string ApiUsage => _account + "/api-usage/daily/private-apps";

    public string Threads => _root + "/threads";

    public string Inboxes => _root + "/inboxes";

    public string Channels => _root + "/channels";

    public string ChannelAccounts => _root + "/channel-accounts";

    public string ActorBatch => _root + "/actors/batch/read";

    /// <summary>
    /// Where a thread's assignee may be found, the likeliest first: HubSpot's documentation and what people met do not
    /// agree.
    /// </summary>
    public IReadOnlyList<string> AssigneeRoots { get; }

    public static string Assignee(string root, string threadId)
        => $"{root}/threads/{Segment(threadId, "ThreadId")}/assignee";

    public string WebhookSubscriptions(string appId) => Webhooks(appId) + "/subscriptions";

    public string WebhookSettings(string appId) => Webhooks(appId) + "/settings";

    public string File(string fileId) => $"{Files}/{Segment(fileId, "FileId")}";

    public string Contact(string contact) => $"{Contacts}/{Segment(contact, "ContactId")}";

    public string FileLink(string fileId) => File(fileId) + "/signed-url";

    public string Thread(string threadId) => $"{Threads}/{Segment(threadId, "ThreadId")}";

    public string Inbox(string inboxId) => $"{Inboxes}/{Segment(inboxId, "InboxId")}";

    public string Channel(string channelId) => $"{Channels}/{Segment(channelId, "ChannelId")}";

    public string ChannelAccount(string channelAccountId)
        => $"{ChannelAccounts}/{Segment(channelAccountId, "ChannelAccountId")}";

    public string Actor(string actorId) => $"{_root}/actors/{Segment(actorId, "ActorId")}";

    public string OriginalContent(string threadId, string messageId)
        => $"{Message(threadId, messageId)}/original-content";

    public string Messages(string threadId) => $"{Thread(threadId)}/messages";

    public string Message(string threadId, string messageId)
        => $"{Messages(threadId)}/{Segment(messageId, "MessageId")}";

    private string Webhooks(string appId)
        => $"{(IsDated ? "/app-webhooks/2026-09" : "/webhooks/v3")}/{Segment(appId, "AppId")}";

    /// <summary>Escapes an id for a path.</summary>
    public static string Segment(string value, string parameter)
    {
        // Dots are no reserved characters, so escaping leaves them, and a path with ".." in it means another path.
        if (value is null or "" or "." or "..")
        {
            throw new HubSpotValidationException(
                parameter,
                $"'{value}' is not a valid {parameter}. Specify the id as HubSpot shows it, for example 6065362089.");
        }

        return Uri.EscapeDataString(value);
    }
}
