using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>The pages of the short lists with a total.</summary>
internal static class StaticList
{
    private const int Maximum = 500;

    public static SandboxResponse Respond<T>(
        SandboxCall call,
        string list,
        IEnumerable<T> items,
        Action<Utf8JsonWriter, T> write,
        bool withTotal = true)
    {
        List<(T Item, long Index)> all = [.. items.Select((item, index) => (item, (long)index))];
        var page = new PageQuery(call, list, size: 100, Maximum);
        List<(T Item, long Index)> taken = page.Take(all, entry => new Cursor(entry.Index, 0), out string? next);
        int? total = withTotal ? all.Count : null;
        return PageResponse.Of(call, taken, next, (writer, entry) => write(writer, entry.Item), total);
    }
}
