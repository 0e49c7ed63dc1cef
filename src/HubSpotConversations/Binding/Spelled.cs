using System.Collections;
using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>
/// An object that a user spelled out (a hashtable, a row of a CSV file, an object that came back from another process),
/// read by its names, without regard to case.
/// </summary>
internal sealed class Spelled
{
    private readonly Dictionary<string, object?> _fields = new(StringComparer.OrdinalIgnoreCase);

    private Spelled()
    {
    }

    /// <summary>Reads one; null where the value is plain and has no names in it.</summary>
    public static Spelled? Of(object? value)
    {
        var spelled = new Spelled();
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
                    // Read only when it is asked for: a getter may fail, or cost.
                    spelled._fields[property.Name] = property;
                }

                return spelled;
        }
    }

    /// <summary>Whether there is such a name, with a value or without.</summary>
    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>The names that are not among the known ones.</summary>
    public IEnumerable<string> Others(IEnumerable<string> known)
        => _fields.Keys.Except(known, StringComparer.OrdinalIgnoreCase);

    /// <summary>A text; null where it is missing or empty.</summary>
    public string? Text(string name) => Values(name).Select(static value => ToText(value)).FirstOrDefault();

    /// <summary>Whatever stands under a name, as a list; empty where nothing does.</summary>
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
