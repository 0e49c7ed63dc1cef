namespace HubSpotConversations.Sandbox;

/// <summary>A request that the sandbox received. Credentials are never kept.</summary>
public sealed class SandboxRequest
{
    internal SandboxRequest(string method, string pathAndQuery, string? contentType, string body)
    {
        Method = method;
        PathAndQuery = pathAndQuery;
        ContentType = contentType;
        Body = body;
    }

    /// <summary>The HTTP method, such as <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>The path and the query as they came, escapes included.</summary>
    public string PathAndQuery { get; }

    /// <summary>The content type of the body, or null when there was none.</summary>
    public string? ContentType { get; }

    /// <summary>The body read as UTF-8 text; empty when there was none.</summary>
    public string Body { get; }

    /// <summary>The method and the path with its query.</summary>
    /// <returns>Such as <c>GET /conversations/v3/conversations/inboxes</c>.</returns>
    public override string ToString() => $"{Method} {PathAndQuery}";
}
