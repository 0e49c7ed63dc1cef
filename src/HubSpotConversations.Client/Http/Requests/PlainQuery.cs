using System.Collections;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Requests;

/// <summary>Makes a query of plain .NET values.</summary>
internal static class PlainQuery
{
    /// <summary>Adds parameters to a query that is escaped already.</summary>
    /// <returns>The query; null where there is none.</returns>
    /// <exception cref="HubSpotValidationException">A value is none that stands in a query.</exception>
    public static string? Append(string? query, IEnumerable<KeyValuePair<string, object?>>? parameters)
    {
        var added = new QueryString();
        foreach (KeyValuePair<string, object?> parameter in parameters ?? [])
        {
            if (string.IsNullOrWhiteSpace(parameter.Key))
            {
                throw Refused("A query parameter has no name.");
            }

            foreach (object? value in Values(parameter.Value))
            {
                added.Add(Uri.EscapeDataString(parameter.Key), Text(parameter.Key, value));
            }
        }

        return (query, added.ToString()) switch
        {
            (null, var given) => given,
            (_, null) => query,
            var (before, given) => $"{before.TrimEnd('&')}&{given}",
        };
    }

    private static IEnumerable<object?> Values(object? value)
        => value is IEnumerable many and not (string or IDictionary or IEnumerable<KeyValuePair<string, object?>>)
            ? many.Cast<object?>()
            : [value];

    private static string? Text(string name, object? value)
        => value is null
            ? null
            : PlainText.Of(value) ?? throw Refused(
                $"{What(value)} can't be part of a query (in "
                + $"'{DisplayText.OneLine(name, 60)}'). Specify strings, numbers, booleans, dates, or a list of them.");

    private static string What(object value)
        => value is IDictionary or IEnumerable<KeyValuePair<string, object?>>
            ? "A hashtable"
            : $"An object of type {value.GetType().Name}";

    private static HubSpotValidationException Refused(string problem) => new("Query", problem);
}
