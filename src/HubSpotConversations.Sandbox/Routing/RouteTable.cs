using HubSpotConversations.Sandbox.Calls;

namespace HubSpotConversations.Sandbox.Routing;

/// <summary>
/// The routes of the account. Each resource adds its own routes: see <see cref="IResource"/>.
/// </summary>
internal sealed class RouteTable
{
    /// <summary>The path prefixes of the conversations API, one for each version.</summary>
    private static readonly string[] Prefixes =
    [
        "conversations/v3/conversations/",
        "conversations/conversations/2026-09-beta/",
        "conversations/conversations/2026-09/",
    ];

    private readonly List<Route> _routes = [];

    /// <summary>Adds a route under each prefix of the conversations API.</summary>
    public void AddConversations(string method, string path, string scope, RouteHandler handler)
    {
        foreach (string prefix in Prefixes)
        {
            Add(method, prefix + path, scope, handler);
        }
    }

    /// <summary>
    /// Adds a route with its full path, without the first slash. With a null scope, a token isn't required.
    /// </summary>
    public void Add(string method, string template, string? scope, RouteHandler handler) =>
        _routes.Add(new Route(method, template, scope, handler));

    /// <summary>Finds the route and copies the values in the path to the call.</summary>
    /// <returns>The route; or null and the methods of the path, empty if the path is unknown.</returns>
    public Route? Find(SandboxCall call, out List<string> methods)
    {
        methods = [];
        string[] path = call.Path.Trim('/').Split('/');
        foreach (Route route in _routes)
        {
            if (!route.Matches(path))
            {
                continue;
            }

            if (string.Equals(route.Method, call.Method, StringComparison.OrdinalIgnoreCase))
            {
                call.RouteValues = route.Values(path);
                return route;
            }

            methods.Add(route.Method);
        }

        return null;
    }
}
