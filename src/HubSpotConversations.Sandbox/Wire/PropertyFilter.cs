using HubSpotConversations.Sandbox.Calls;

namespace HubSpotConversations.Sandbox.Wire;

/// <summary>The query's <c>property</c>. The response includes only the optional properties that it names.</summary>
internal sealed class PropertyFilter
{
    private readonly HashSet<string>? _names;

    private PropertyFilter(HashSet<string>? names) => _names = names;

    public bool KeepsAll => _names is null;

    public static PropertyFilter Of(SandboxCall call)
    {
        List<string> lists = call.Query.All("property");
        return new PropertyFilter(lists.Count == 0
            ? null
            : new HashSet<string>(lists.SelectMany(list => list.Split(',')), StringComparer.OrdinalIgnoreCase));
    }

    public bool Keeps(string name) => _names is null || _names.Contains(name);

    public string? Keep(string name, string? value) => Keeps(name) ? value : null;

    public DateTimeOffset? Keep(string name, DateTimeOffset? value) => Keeps(name) ? value : null;
}
