using System.Collections;
using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>
/// A property bag: a hashtable, a row of a CSV file, or an object that came back from another process. Names are not
/// case-sensitive.
/// </summary>
internal sealed class PropertyBag
{
    private readonly Dictionary<string, object?> _fields = new(StringComparer.OrdinalIgnoreCase);

    private PropertyBag()
    {
    }

    /// <summary>Reads a property bag; null for a simple value.</summary>
    public static PropertyBag? Of(object? value)
    {
        var spelled = new PropertyBag();
        switch (value is PSObject wrapped ? wrapped.BaseObject : value)
        {
            case null or string or ValueType:
                return null;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    spelled._fields[entry.Key.ToString()!] = entry.Value;
                }

                return spelled;
            default:
                foreach (PSPropertyInfo property in PSObject.AsPSObject(value).Properties)
                {
                    // Read the value only when it is needed, because a getter may fail or be slow.
                    spelled._fields[property.Name] = property;
                }

                return spelled;
        }
    }

    /// <summary>Whether the name exists, with or without a value.</summary>
    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>The names that are not in a list of known names.</summary>
    public IEnumerable<string> Others(IEnumerable<string> known)
        => _fields.Keys.Except(known, StringComparer.OrdinalIgnoreCase);

    /// <summary>The value as a string; null if it is missing or empty.</summary>
    public string? Text(string name) => Values(name).Select(static value => ToText(value)).FirstOrDefault();

    /// <summary>The values of a name; empty if it is missing.</summary>
    public IEnumerable<object> Values(string name)
    {
        object? value = Value(name);
        if (value is null)
        {
            yield break;
        }

        foreach (object? item in LanguagePrimitives.GetEnumerable(value) ?? new[] { value })
        {
            if (item is not null && ToText(item).Length > 0)
            {
                yield return item;
            }
        }
    }

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

    private static string ToText(object value) => LanguagePrimitives.ConvertTo<string>(value).Trim();
}
