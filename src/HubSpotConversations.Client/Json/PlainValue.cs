using System.Runtime.CompilerServices;
using System.Text.Json;

namespace HubSpotConversations.Json;

/// <summary>
/// JSON as plain .NET values (string, long, decimal, double, bool, null, dictionary, array), so that no type of the
/// JSON library reaches the user and PowerShell reads them with a dot.
/// </summary>
internal static class PlainValue
{
    public static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => ReadString(element),
        JsonValueKind.Number => ReadNumber(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Object => ReadObject(element),
        JsonValueKind.Array => ReadArray(element),
        _ => null,
    };

    /// <summary>A value as text: a string as it is, anything else as it stands in the JSON; null for null.</summary>
    [MethodImpl(HotPath.Optimize)]
    public static string? ToText(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => ReadString(element),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => element.GetRawText(),
    };

    /// <summary>A field's name, whatever it is written with.</summary>
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // Half of an escaped surrogate pair: kept as it was written, up to the quotation mark that ends it.
            string raw = property.ToString();
            int end = 1;
            while (raw[end] != '"')
            {
                end += raw[end] == '\\' ? 2 : 1;
            }

            return raw.Substring(1, end - 1);
        }
    }

    /// <summary>Whether a field has a name, whatever it is written with.</summary>
    [MethodImpl(HotPath.Optimize)]
    public static bool IsNamed(JsonProperty property, ReadOnlySpan<byte> name)
    {
        try
        {
            return property.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    [MethodImpl(HotPath.Optimize)]
    private static string ReadString(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair is valid JSON and no valid text: kept as it was written.
            string raw = element.GetRawText();
            return raw.Substring(1, raw.Length - 2);
        }
    }

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
            map[NameOf(property)] = Read(property.Value);
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
