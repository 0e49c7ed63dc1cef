using System.Collections;
using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>
/// A property bag: a hashtable, a row of a CSV file, or an object that came back from another process. Names are not
/// case-sensitive.
/// </summary>
internal sealed class PropertyBag
{
    /// <summary>The bag of a nested object that came back as a string.</summary>
    public static readonly PropertyBag Empty = new();

    private readonly Dictionary<string, object?> _fields = new(StringComparer.OrdinalIgnoreCase);

    private PropertyBag()
    {
    }

    /// <summary>Reads a property bag; null for a simple value.</summary>
    public static PropertyBag? Of(object? value)
    {
        value = Items.Unwrap(value);
        if (value is null or string or ValueType)
        {
            return null;
        }

        // Read a property only when it is needed, because a getter may fail or be slow.
        IEnumerable<(string Name, object? Value)> fields = value is IDictionary map
            ? map.Cast<DictionaryEntry>().Select(static entry => (entry.Key.ToString()!, (object?)entry.Value))
            : PSObject.AsPSObject(value).Properties.Select(static property => (property.Name, (object?)property));
        var bag = new PropertyBag();
        foreach ((string name, object? field) in fields)
        {
            bag._fields[name] = field;
        }

        return bag;
    }

    /// <summary>Whether the name exists, with or without a value.</summary>
    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>The names that are not in a list of known names.</summary>
    public IEnumerable<string> Others(IEnumerable<string> known)
        => _fields.Keys.Except(known, StringComparer.OrdinalIgnoreCase);

    /// <summary>The value as a string; null if it is missing or empty.</summary>
    public string? Text(string name) => Values(name).Select(ToText).FirstOrDefault();

    /// <summary>The value as one of HubSpot's constants, which are uppercase.</summary>
    public string? Constant(string name) => Text(name)?.ToUpperInvariant();

    /// <summary>The values of a name; empty if it is missing.</summary>
    public IEnumerable<object> Values(string name)
        => Value(name) is not { } value ? []
            : (LanguagePrimitives.GetEnumerable(value) ?? new[] { value }).Cast<object?>().OfType<object>()
                .Where(static item => ToText(item).Length > 0);

    /// <summary>The nested objects of a name: live ones as they are, and others read from their properties.</summary>
    public T[] All<T>(string name, Func<PropertyBag, T?> read)
        where T : class
        => Values(name).Select(item => Items.Unwrap(item) as T ?? read(Of(item) ?? Empty)).OfType<T>().ToArray();

    /// <summary>A value as a string.</summary>
    public static string ToText(object value) => LanguagePrimitives.ConvertTo<string>(value).Trim();

    /// <summary>The value as it is; null if it is missing.</summary>
    public object? Raw(string name) => Value(name);

    private object? Value(string name)
    {
        _ = _fields.TryGetValue(name, out object? value);
        try
        {
            return value is PSPropertyInfo property ? property.Value : value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
