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

        object? bare = Items.Unwrap(value);
        return bare switch
        {
            string => bare,
            SwitchParameter given => given.IsPresent,
            PSObject custom => custom.Properties.Select(p => Field(p.Name, ValueOf(p, parameter))).ToArray(),
            IDictionary map => map.Cast<DictionaryEntry>().Select(e => Field(e.Key.ToString()!, e.Value)).ToArray(),
            IEnumerable many => many.Cast<object?>().Select(item => Of(item, parameter, level + 1)).ToArray(),
            _ => bare,
        };

        KeyValuePair<string, object?> Field(string name, object? field) => new(name, Of(field, parameter, level + 1));
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
}
