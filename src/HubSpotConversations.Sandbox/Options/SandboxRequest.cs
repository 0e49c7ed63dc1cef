namespace HubSpotConversations.Sandbox.Options;

/// <summary>A request that the sandbox received, without credentials.</summary>
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

    /// <summary>The path and the query as received, with escapes.</summary>
    public string PathAndQuery { get; }

    /// <summary>The content type of the body; null if there wasn't one.</summary>
    public string? ContentType { get; }

    /// <summary>The body as UTF-8 text; empty if there wasn't one.</summary>
    public string Body { get; }

    /// <summary>Returns the method and the path with its query.</summary>
    /// <returns>For example, <c>GET /conversations/v3/conversations/inboxes</c>.</returns>
    public override string ToString() => $"{Method} {PathAndQuery}";
}
