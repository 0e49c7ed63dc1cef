using System.Collections;
using System.Management.Automation;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Text;

namespace HubSpotConversations.Binding;

/// <summary>Converts user input to plain .NET values without PowerShell wrappers.</summary>
internal static class PlainInput
{
    /// <summary>The plain value, including its nested values.</summary>
    /// <exception cref="HubSpotValidationException">The value is nested too deeply.</exception>
    public static object? Of(object? value, string parameter) => Of(value, parameter, level: 0);

    private static object? Of(object? value, string parameter, int level)
    {
        // Report it here, because an object that contains itself would never end.
        if (level > PlainWriter.DeepestLevel)
        {
            throw PlainWriter.TooDeep(parameter);
        }

        object? bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return bare switch
        {
            null or string => bare,
            PSObject custom => Fields(
                custom.Properties.Select(p => new KeyValuePair<string, object?>(p.Name, ValueOf(p, parameter))),
                parameter,
                level),
            IDictionary map => Fields(
                map.Cast<DictionaryEntry>()
                    .Select(static e => new KeyValuePair<string, object?>(e.Key.ToString()!, e.Value)),
                parameter,
                level),
            SwitchParameter given => given.IsPresent,
            IEnumerable many => many.Cast<object?>().Select(item => Of(item, parameter, level + 1)).ToArray(),
            _ => bare,
        };
    }

    private static object? ValueOf(PSPropertyInfo property, string parameter)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException exception)
        {
            throw new HubSpotValidationException(
                parameter,
                $"The property {DisplayText.OneLine(property.Name, 60)} can't be read: "
                + DisplayText.OneLine(exception.GetBaseException().Message, 200));
        }
    }

    private static KeyValuePair<string, object?>[] Fields(
        IEnumerable<KeyValuePair<string, object?>> fields, string parameter, int level)
        => fields
            .Select(field => new KeyValuePair<string, object?>(field.Key, Of(field.Value, parameter, level + 1)))
            .ToArray();
}
