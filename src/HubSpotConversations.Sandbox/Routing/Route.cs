namespace HubSpotConversations.Sandbox.Routing;

/// <summary>A method and a path such as <c>conversations/v3/conversations/threads/{threadId}</c>.</summary>
internal sealed class Route(string method, string template, string? scope, RouteHandler handler)
{
    private readonly string[] _segments = template.Split('/');

    public string Method { get; } = method;

    /// <summary>The scope that a caller needs; null if the route doesn't need a token.</summary>
    public string? Scope { get; } = scope;

    public RouteHandler Handler { get; } = handler;

    public bool Matches(string[] path)
    {
        if (path.Length != _segments.Length)
        {
            return false;
        }

        // Routes differ most in their last segments, so compare these first.
        for (int index = path.Length - 1; index >= 0; index--)
        {
            if (!Fits(_segments[index], path[index]))
            {
                return false;
            }
        }

        return true;
    }

    public Dictionary<string, string> Values(string[] path)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int index = 0; index < path.Length; index++)
        {
            if (_segments[index][0] == '{')
            {
                values[_segments[index].Trim('{', '}')] = Uri.UnescapeDataString(path[index]);
            }
        }

        return values;
    }

    private static bool Fits(string segment, string text) =>
        segment[0] == '{' ? text.Length > 0 : string.Equals(text, segment, StringComparison.Ordinal);
}
