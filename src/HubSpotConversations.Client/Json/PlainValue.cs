using System.Text.Json;

namespace HubSpotConversations.Json;

/// <summary>
/// Converts JSON to plain .NET values (string, long, decimal, double, bool, null, dictionary, array). The user never
/// sees a type of the JSON library, and PowerShell can access the fields with a dot.
/// </summary>
internal static class PlainValue
{
    public static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => ReadNumber(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Object => ReadObject(element),
        JsonValueKind.Array => ReadArray(element),
        _ => null,
    };

    /// <summary>Converts a value to text: a string as it is, null to null, anything else to its JSON.</summary>
    public static string? ToText(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => element.GetRawText(),
    };

    private static object ReadNumber(JsonElement element)
    {
        if (element.TryGetInt64(out long whole))
        {
            return whole;
        }

        if (element.TryGetDecimal(out decimal exact))
        {
            return exact;
        }

        return element.TryGetDouble(out double number) ? number : element.GetRawText();
    }

    private static Dictionary<string, object?> ReadObject(JsonElement element)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            map[property.Name] = Read(property.Value);
        }

        return map;
    }

    private static object?[] ReadArray(JsonElement element)
    {
        var items = new object?[element.GetArrayLength()];
        int index = 0;
        foreach (JsonElement item in element.EnumerateArray())
        {
            items[index++] = Read(item);
        }

        return items;
    }
}
