using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;

namespace HubSpotConversations.Sandbox.Wire;

/// <summary>Writes a page.</summary>
internal static class PageResponse
{
    public static SandboxResponse Of<T>(
        SandboxCall call,
        List<T> items,
        string? next,
        Action<Utf8JsonWriter, T> write,
        int? total = null) =>
        SandboxResponse.Json(200, JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            if (total is { } count)
            {
                writer.WriteNumber("total", count);
            }

            writer.WriteStartArray("results");
            items.ForEach(item => write(writer, item));
            writer.WriteEndArray();
            if (next is not null)
            {
                WriteNext(writer, call, next);
            }

            writer.WriteEndObject();
        }));

    private static void WriteNext(Utf8JsonWriter writer, SandboxCall call, string next)
    {
        writer.WriteStartObject("paging");
        writer.WriteStartObject("next");
        writer.WriteString("after", next);
        writer.WriteString("link", Link(call, next));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string Link(SandboxCall call, string next)
    {
        IEnumerable<string> query = call.Query.Pairs
            .Where(pair => pair.Key != "after")
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}")
            .Append($"after={Uri.EscapeDataString(next)}");
        return $"{call.Origin}{call.Path}?{string.Join("&", query)}";
    }
}
