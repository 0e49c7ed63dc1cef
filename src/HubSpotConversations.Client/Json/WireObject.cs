using System.Globalization;
using System.Text.Json;

namespace HubSpotConversations.Json;

/// <summary>
/// Reads one JSON object of a response field by field. Reading is forgiving: a field that is missing, null or of an
/// unexpected type never throws. The model keeps all fields that it doesn't read (see <see cref="IWireModel"/>).
/// </summary>
internal sealed class WireObject
{
    /// <summary>The unknown fields of an object without any.</summary>
    public static readonly IReadOnlyDictionary<string, object?> NoFields =
        new FieldMap<object?>(new Dictionary<string, object?>(0, StringComparer.Ordinal));

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private readonly JsonProperty[] _fields;
    private readonly bool[] _isKnown;
    private int _last;

    private WireObject(JsonElement element)
    {
        _fields = element.EnumerateObject().ToArray();
        _isKnown = new bool[_fields.Length];
    }

    /// <summary>Creates a model from an element; null if the element is not an object.</summary>
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
    /// Reads a string. It returns a number or a boolean as it is written, and an object or array as its JSON.
    /// </summary>
    public string? Text(ReadOnlySpan<byte> name) => Find(name, out JsonElement value) ? PlainValue.ToText(value) : null;

    /// <summary>Reads an integer, also from a string; null if it is not an integer.</summary>
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

    /// <summary>Reads a number, also from a string; null if it is not a number.</summary>
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

    /// <summary>Reads a boolean, also from a string; null if it is not a boolean.</summary>
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

    /// <summary>Reads a time in ISO 8601, or in milliseconds since 1970, as some HubSpot services write it.</summary>
    public DateTimeOffset? Time(ReadOnlySpan<byte> name)
        => Find(name, out JsonElement value) ? WireTime.Read(value)?.ToLocalTime() ?? Unread<DateTimeOffset>() : null;

    /// <summary>Reads an object; null if the field is missing or not an object.</summary>
    public T? Object<T>(ReadOnlySpan<byte> name, Func<WireObject, T> create)
        where T : class, IWireModel
        => Find(name, out JsonElement value) ? Read(value, create) ?? Unread(default(T)) : null;

    /// <summary>
    /// Reads the objects of an array in their order. It reads a single object as an array of one, and skips items that
    /// are not objects. The list is empty if the field is missing or null.
    /// </summary>
    public IReadOnlyList<T> List<T>(ReadOnlySpan<byte> name, Func<WireObject, T> create)
        where T : class, IWireModel
        => List(name, element => Read(element, create));

    /// <summary>Reads a list with a reader that chooses the class by the element.</summary>
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

    /// <summary>Reads a map; empty if the field is missing or not an object.</summary>
    public IReadOnlyDictionary<string, T> Map<T>(ReadOnlySpan<byte> name, Func<JsonElement, T> read)
    {
        var fields = new Dictionary<string, T>(StringComparer.Ordinal);
        var map = new FieldMap<T>(fields);
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
            fields[property.Name] = read(property.Value);
        }

        return map;
    }

    // If several fields have the same name, the last one counts, as in most JSON readers.
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

    // Keeps a value of an unexpected type in AdditionalProperties.
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

        return rest.Count == 0 ? NoFields : new FieldMap<object?>(rest);
    }
}
