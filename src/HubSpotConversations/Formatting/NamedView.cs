using System.Management.Automation;

namespace HubSpotConversations.Formatting;

/// <summary>Selects the view in which PowerShell shows an object.</summary>
internal static class NamedView
{
    /// <summary>Returns the object with a further type name, which has a view of its own.</summary>
    /// <param name="item">The object.</param>
    /// <param name="view">The name of the view, which the type name ends with after a #.</param>
    public static PSObject Of(object item, string view)
    {
        var shown = PSObject.AsPSObject(item);
        string name = $"{item.GetType().FullName}#{view}";
        if (shown.TypeNames[0] != name)
        {
            shown.TypeNames.Insert(0, name);
        }

        return shown;
    }
}
