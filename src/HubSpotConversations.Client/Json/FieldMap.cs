using System.Collections;
using System.Collections.ObjectModel;
using HubSpotConversations.Text;

namespace HubSpotConversations.Json;

/// <summary>A map of fields whose text is its content, because Export-Csv writes the text of a map.</summary>
internal sealed class FieldMap<T>(IDictionary<string, T> fields) : ReadOnlyDictionary<string, T>(fields)
{
    /// <summary>Returns the names and values on one line.</summary>
    public override string ToString() => DisplayText.Of(TextOf(this));

    private static string? TextOf(object? value) => value switch
    {
        string text => text,
        IDictionary map => string.Join(
            "; ", map.Keys.Cast<object>().Select(key => $"{key} = {TextOf(map[key])}")),
        IEnumerable many => string.Join(", ", many.Cast<object?>().Select(TextOf)),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
