using System.Collections;
using System.Management.Automation;

namespace HubSpotConversations.Binding;

/// <summary>The single objects of an argument, without PowerShell wrappers.</summary>
internal static class Items
{
    public static IEnumerable<object> Of(object? argument)
    {
        object? value = Unwrap(argument);
        if (value is null)
        {
            yield break;
        }

        // PowerShell treats a hashtable as one object, like a string.
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

    // A PSCustomObject has its properties only in its wrapper.
    private static object? Unwrap(object? value)
        => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
