namespace HubSpotConversations.Http;

/// <summary>The paths of the operations. Whatever stands in a path is escaped here and nowhere else.</summary>
internal sealed class ApiPaths
{
    private readonly string _root;

    public ApiPaths(string apiVersion)
        => _root = apiVersion == ApiVersion.V202609
            ? "/conversations/conversations/2026-09"
            : "/conversations/v3/conversations";

    public string Inboxes => _root + "/inboxes";

    public string Messages(string threadId) => $"{_root}/threads/{Segment(threadId, "ThreadId")}/messages";

    public string Message(string threadId, string messageId)
        => $"{Messages(threadId)}/{Segment(messageId, "MessageId")}";

    private static string Segment(string value, string parameter)
    {
        // Dots are no reserved characters, so escaping leaves them, and a path with ".." in it means another path.
        if (value is null or "" or "." or "..")
        {
            throw new HubSpotValidationException(
                parameter, $"'{value}' is no {parameter}. Give the id as HubSpot shows it, for example 6065362089.");
        }

        return Uri.EscapeDataString(value);
    }
}
