using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;

namespace HubSpotConversations.Json;

/// <summary>
/// Reads one JSON object of a response field by field. Reading is forgiving: a field that is missing, null or of an
/// unexpected type never throws. The model keeps all fields that it doesn't read (see <see cref="IWireModel"/>).
/// </summary>
internal sealed class WireObject
{
    /// <summary>The unknown fields of an object that has none.</summary>
    public static readonly IReadOnlyDictionary<string, object?> NoFields =
        new ReadOnlyDictionary<string, object?>(new Dictionary<string, object?>(0, StringComparer.Ordinal));

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private readonly JsonProperty[] _fields;
    private readonly bool[] _isKnown;
    private int _last;

    private WireObject(JsonElement element)
    {
        _fields = element.EnumerateObject().ToArray();
        _isKnown = new bool[_fields.Length];
    }

    /// <summary>Makes a model of an element; null where the element is no object.</summary>
    public static T? Read<T>(JsonElement element, Func<WireObject, T> create)
        where T : class, IWireModel
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var wire = new WireObject(element);
        T model = create(wire);
        model.KeepFields(wire.Rest());
        return model;
    }

    /// <summary>
    /// A string; a number or a truth value is taken as it was written, an object or array as its JSON.
    /// </summary>
    public string? Text(ReadOnlySpan<byte> name) => Find(name, out JsonElement value) ? PlainValue.ToText(value) : null;

    /// <summary>A whole number, also when it was written as a string; null where it is none.</summary>
    public long? Integer(ReadOnlySpan<byte> name)
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
            _ => Unread<long>(),
        };
    }

    /// <summary>A number, also when it was written as a string; null where it is none.</summary>
    public double? Number(ReadOnlySpan<byte> name)
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
            _ => Unread<double>(),
        };
    }

    /// <summary>A truth value, also when it was written as a string; null where it is none.</summary>
    public bool? Flag(ReadOnlySpan<byte> name)
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
            _ => Unread<bool>(),
        };
    }

    /// <summary>A point in time: ISO 8601, or milliseconds since 1970 as some HubSpot services write them.</summary>
    public DateTimeOffset? Time(ReadOnlySpan<byte> name)
        => Find(name, out JsonElement value) ? WireTime.Read(value) ?? Unread<DateTimeOffset>() : null;

    /// <summary>An object; null where the field is missing or something else.</summary>
    public T? Object<T>(ReadOnlySpan<byte> name, Func<WireObject, T> create)
        where T : class, IWireModel
        => Find(name, out JsonElement value) ? Read(value, create) ?? Unread(default(T)) : null;

    /// <summary>
    /// The objects of an array, in their order. A single object counts as an array of one; what is no object is passed
    /// over; a missing or null array is an empty one.
    /// </summary>
    public IReadOnlyList<T> List<T>(ReadOnlySpan<byte> name, Func<WireObject, T> create)
        where T : class, IWireModel
        => List(name, element => Read(element, create));

    /// <summary>The same with a reader that chooses the kind by the element itself.</summary>
    public IReadOnlyList<T> List<T>(ReadOnlySpan<byte> name, Func<JsonElement, T?> read)
        where T : class
    {
        if (!Find(name, out JsonElement value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return read(value) is { } single ? [single] : Unread<T[]>([]);
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

    /// <summary>A map; empty where the field is missing or something else.</summary>
    public IReadOnlyDictionary<string, T> Map<T>(ReadOnlySpan<byte> name, Func<JsonElement, T> read)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        if (!Find(name, out JsonElement value))
        {
            return map;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return Unread(map);
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            map[property.Name] = read(property.Value);
        }

        return map;
    }

    // The last of several fields with the same name counts, as everywhere in JSON.
    private bool Find(ReadOnlySpan<byte> name, out JsonElement value)
    {
        for (int index = _fields.Length - 1; index >= 0; index--)
        {
            if (_fields[index].NameEquals(name))
            {
                _isKnown[index] = true;
                _last = index;
                value = _fields[index].Value;
                return value.ValueKind != JsonValueKind.Null;
            }
        }

        value = default;
        return false;
    }

    // What could not be read as the contract has it is not lost: it is left for AdditionalProperties.
    private T? Unread<T>()
        where T : struct
        => Unread(default(T?));

    private T Unread<T>(T nothing)
    {
        _isKnown[_last] = false;
        return nothing;
    }

    private IReadOnlyDictionary<string, object?> Rest()
    {
        if (Array.IndexOf(_isKnown, false) < 0)
        {
            return NoFields;
        }

        var rest = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (int index = 0; index < _fields.Length; index++)
        {
            // A known field comes after all others with its name, so it removes them.
            if (_isKnown[index])
            {
                rest.Remove(_fields[index].Name);
            }
            else
            {
                rest[_fields[index].Name] = PlainValue.Read(_fields[index].Value);
            }
        }

        return rest.Count == 0 ? NoFields : rest;
    }
}
