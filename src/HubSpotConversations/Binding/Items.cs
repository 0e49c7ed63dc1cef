using System.Collections;
using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>The single objects of an argument, without PowerShell wrappers.</summary>
internal static class Items
{
    /// <summary>The objects of a list, or the argument itself. PowerShell treats a hashtable as one object.</summary>
    public static IEnumerable<object> Of(object? argument)
    {
        object? value = Unwrap(argument);
        IEnumerable items = value is IEnumerable many and not (string or IDictionary) ? many : new[] { value };
        return items.Cast<object?>().Select(Unwrap).OfType<object>();
    }

    /// <summary>The object without its wrapper. A PSCustomObject has its properties only in its wrapper.</summary>
    public static object? Unwrap(object? value)
        => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
