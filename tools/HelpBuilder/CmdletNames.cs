using System.Management.Automation;
using System.Reflection;

namespace HubSpotConversations.HelpBuilder;

/// <summary>
/// The user-facing names of the classes and properties that doc comments reference: cmdlets and parameters.
/// </summary>
internal sealed class CmdletNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Collects the names of cmdlets and of their parameters.</summary>
    public static CmdletNames Of(IEnumerable<CmdletInfo> cmdlets)
    {
        var names = new CmdletNames();
        foreach (CmdletInfo cmdlet in cmdlets)
        {
            names._names[DocId(cmdlet.ImplementingType)] = cmdlet.Name;
            foreach (PropertyInfo property in cmdlet.ImplementingType.GetProperties())
            {
                if (property.IsDefined(typeof(ParameterAttribute)))
                {
                    names._names[DocId(property)] = "-" + property.Name;
                }
            }
        }

        return names;
    }

    public static string DocId(Type type) => "T:" + type.FullName!.Replace('+', '.');

    /// <summary>The id of the member that declares a property and has its doc comment.</summary>
    public static string DocId(PropertyInfo property)
        => $"P:{property.DeclaringType!.FullName!.Replace('+', '.')}.{property.Name}";

    /// <summary>The name of the target of a cref.</summary>
    public string Of(string cref)
    {
        if (_names.TryGetValue(cref, out string? name))
        {
            return name;
        }

        string path = cref.Split('(')[0];
        return path[(path.LastIndexOfAny(['.', ':']) + 1)..];
    }
}
