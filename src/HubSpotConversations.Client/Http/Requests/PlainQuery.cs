using System.Collections;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Http.Requests;

/// <summary>Creates a query string from plain .NET values.</summary>
internal static class PlainQuery
{
    /// <summary>Adds parameters to a query that is already escaped.</summary>
    /// <returns>The query; null if it is empty.</returns>
    /// <exception cref="HubSpotValidationException">A value can't be part of a query.</exception>
    public static string? Append(string? query, IEnumerable<KeyValuePair<string, object?>>? parameters)
    {
        var added = new QueryString();
        foreach (KeyValuePair<string, object?> parameter in parameters ?? [])
        {
            if (string.IsNullOrWhiteSpace(parameter.Key))
            {
                throw Invalid("A query parameter has no name.");
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
            : PlainText.Of(value) ?? throw Invalid(
                $"{Describe(value)} can't be part of a query (in "
                + $"'{DisplayText.OneLine(name, 60)}'). Specify strings, numbers, booleans, dates, or a list of them.");

    private static string Describe(object value)
        => value is IDictionary or IEnumerable<KeyValuePair<string, object?>>
            ? "A hashtable"
            : $"An object of type {value.GetType().Name}";

    private static HubSpotValidationException Invalid(string problem) => new("Query", problem);
}
