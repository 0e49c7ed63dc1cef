using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>Plain .NET values as the objects that people work with in PowerShell.</summary>
internal static class PlainOutput
{
    /// <summary>The value, with objects whose fields are read with a dot.</summary>
    public static object? Of(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => ToObject(map),
        object?[] many => Array.ConvertAll(many, Of),
        _ => value,
    };

    // PowerShell keeps these for itself, on every object.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "PSBase", "PSAdapted", "PSExtended", "PSObject", "PSTypeNames",
    };

    private static PSObject ToObject(IReadOnlyDictionary<string, object?> map)
    {
        var custom = new PSObject();
        foreach (KeyValuePair<string, object?> field in map)
        {
            // Names that differ in case alone are one name here: the later one is kept under a name of its own.
            string name = field.Key.Length == 0 ? "_" : field.Key;
            while (Reserved.Contains(name) || custom.Properties[name] is not null)
            {
                name += "_";
            }

            custom.Properties.Add(new PSNoteProperty(name, Of(field.Value)));
        }

        return custom;
    }
}
