namespace HubSpotConversations.Serving;

/// <summary>A request to this machine.</summary>
internal sealed record LocalRequest(
    string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The path without the query.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>The query without its question mark.</summary>
    public string Query => Target.IndexOf('?') is >= 0 and var mark ? Target.Substring(mark + 1) : string.Empty;
}
