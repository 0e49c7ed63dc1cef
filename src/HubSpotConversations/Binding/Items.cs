using System.Collections;
using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>The single objects of an argument, out of their PowerShell wrappings.</summary>
internal static class Items
{
    public static IEnumerable<object> Of(object? argument)
    {
        object? value = Unwrap(argument);
        if (value is null)
        {
            yield break;
        }

        // A hashtable is one object for PowerShell, as a string is.
        if (value is string or IDictionary || value is not IEnumerable many)
        {
            yield return value;
            yield break;
        }

        foreach (object? item in many)
        {
            if (Unwrap(item) is { } single)
            {
                yield return single;
            }
        }
    }

    // An object whose properties were added by PowerShell has them in its wrapping alone.
    private static object? Unwrap(object? value)
        => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
