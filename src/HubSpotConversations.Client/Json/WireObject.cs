using System.Globalization;
using System.Text.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations.Json;

/// <summary>
/// One JSON object of an answer, read field by field. Reading is forgiving: a field that is missing, null or of
/// another type than the contract says never throws, and what nobody asked for is kept for
/// <see cref="WireModel.AdditionalProperties"/>.
/// </summary>
internal sealed class WireObject
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private readonly JsonElement _element;
    private readonly List<string> _asked = [];

    private WireObject(JsonElement element) => _element = element;

    /// <summary>Makes a model of an element; null where the element is no object.</summary>
    public static T? Read<T>(JsonElement element, Func<WireObject, T> create)
        where T : WireModel
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var wire = new WireObject(element);
        T model = create(wire);
        model.AdditionalProperties = wire.Rest();
        return model;
    }

    /// <summary>A string; a number or a truth value is taken as it was written, an object or array as its JSON.</summary>
    public string? Text(string name) => Find(name, out JsonElement value) ? PlainValue.ToText(value) : null;

    /// <summary>A whole number, also when it was written as a string; null where it is none.</summary>
    public long? Integer(string name)
    {
        if (!Find(name, out JsonElement value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt64(out long number) => number,
            JsonValueKind.String when long.TryParse(
                PlainValue.ToText(value), NumberStyles.AllowLeadingSign, Culture, out long number) => number,
            _ => Unread<long>(name),
        };
    }

    /// <summary>A number, also when it was written as a string; null where it is none.</summary>
    public double? Number(string name)
    {
        if (!Find(name, out JsonElement value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDouble(out double number) => number,
            JsonValueKind.String when double.TryParse(
                PlainValue.ToText(value), NumberStyles.Float, Culture, out double number) => number,
            _ => Unread<double>(name),
        };
    }

    /// <summary>A truth value, also when it was written as a string; null where it is none.</summary>
    public bool? Flag(string name)
    {
        if (!Find(name, out JsonElement value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when bool.TryParse(PlainValue.ToText(value), out bool flag) => flag,
            _ => Unread<bool>(name),
        };
    }

    /// <summary>A point in time: ISO 8601, or milliseconds since 1970 as some HubSpot services write them.</summary>
    public DateTimeOffset? Time(string name)
        => Find(name, out JsonElement value) ? WireTime.Read(value) ?? Unread<DateTimeOffset>(name) : null;

    /// <summary>An object; null where the field is missing or something else.</summary>
    public T? Object<T>(string name, Func<WireObject, T> create)
        where T : WireModel
        => Find(name, out JsonElement value) ? Read(value, create) ?? Unread(name, default(T)) : null;

    /// <summary>
    /// The objects of an array, in their order. A single object counts as an array of one; what is no object is passed
    /// over; a missing or null array is an empty one.
    /// </summary>
    public IReadOnlyList<T> List<T>(string name, Func<WireObject, T> create)
        where T : WireModel
        => List(name, element => Read(element, create));

    /// <summary>The same with a reader that chooses the kind by the element itself.</summary>
    public IReadOnlyList<T> List<T>(string name, Func<JsonElement, T?> read)
        where T : class
    {
        if (!Find(name, out JsonElement value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return read(value) is { } single ? [single] : Unread<T[]>(name, []);
        }

        var items = new List<T>(value.GetArrayLength());
        foreach (JsonElement element in value.EnumerateArray())
        {
            if (read(element) is { } item)
            {
                items.Add(item);
            }
        }

        return items.ToArray();
    }

    /// <summary>The texts of an array; a single value counts as an array of one.</summary>
    public IReadOnlyList<string> Texts(string name)
        => List(name, static element => PlainValue.ToText(element));

    /// <summary>A map; empty where the field is missing or something else.</summary>
    public IReadOnlyDictionary<string, T> Map<T>(string name, Func<JsonElement, T> read)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        if (!Find(name, out JsonElement value))
        {
            return map;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return Unread(name, map);
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            map[PlainValue.NameOf(property)] = read(property.Value);
        }

        return map;
    }

    private bool Find(string name, out JsonElement value)
    {
        _asked.Add(name);
        return PlainValue.TryGet(_element, name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    // What could not be read as the contract has it is not lost: it is left for AdditionalProperties.
    private T? Unread<T>(string name)
        where T : struct
        => Unread(name, default(T?));

    private T Unread<T>(string name, T nothing)
    {
        _asked.Remove(name);
        return nothing;
    }

    private IReadOnlyDictionary<string, object?> Rest()
    {
        Dictionary<string, object?>? rest = null;
        foreach (JsonProperty property in _element.EnumerateObject())
        {
            if (!WasAsked(property))
            {
                rest ??= new Dictionary<string, object?>(StringComparer.Ordinal);
                rest[PlainValue.NameOf(property)] = PlainValue.Read(property.Value);
            }
        }

        return rest ?? WireModel.NothingMore;
    }

    private bool WasAsked(JsonProperty property)
    {
        foreach (string name in _asked)
        {
            if (PlainValue.IsNamed(property, name))
            {
                return true;
            }
        }

        return false;
    }
}
