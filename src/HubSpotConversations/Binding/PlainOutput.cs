using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>Converts plain .NET values to PowerShell objects.</summary>
internal static class PlainOutput
{
    // PowerShell reserves these names on every object.
    private static readonly string[] Reserved = ["PSBase", "PSAdapted", "PSExtended", "PSObject", "PSTypeNames"];

    /// <summary>The value, with maps converted to objects with properties.</summary>
    public static object? Of(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => ToObject(map),
        object?[] many => Array.ConvertAll(many, Of),
        _ => value,
    };

    private static PSObject ToObject(IReadOnlyDictionary<string, object?> map)
    {
        var custom = new PSObject();
        foreach (KeyValuePair<string, object?> field in map)
        {
            // PowerShell ignores case in property names, so a later name that differs only in case gets an underscore.
            string name = field.Key.Length == 0 ? "_" : field.Key;
            while (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase) || custom.Properties[name] is not null)
            {
                name += "_";
            }

            custom.Properties.Add(new PSNoteProperty(name, Of(field.Value)));
        }

        return custom;
    }
}
