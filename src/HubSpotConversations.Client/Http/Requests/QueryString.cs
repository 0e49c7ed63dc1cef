using System.Globalization;
using System.Text;
using HubSpotConversations.Json;

namespace HubSpotConversations.Http.Requests;

/// <summary>Builds a query string. It escapes each value exactly once.</summary>
internal sealed class QueryString
{
    private readonly StringBuilder _text = new();

    public QueryString Add(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_text.Length == 0 ? string.Empty : "&")
                .Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    public QueryString Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public QueryString Add(string name, bool value) => value ? Add(name, "true") : this;

    public QueryString Add(string name, DateTimeOffset? value)
        => Add(name, value is { } time ? WireTime.Write(time) : null);

    /// <summary>Adds a list as one parameter, separated by commas. Adds nothing if the list is empty.</summary>
    public QueryString AddList(string name, IReadOnlyList<string> values)
        => values.Count == 0 ? this : Add(name, string.Join(",", values));

    /// <summary>Adds a parameter for each value.</summary>
    public QueryString AddEach(string name, IReadOnlyList<string> values)
    {
        foreach (string value in values)
        {
            Add(name, value);
        }

        return this;
    }

    /// <summary>Returns the query; null if it is empty.</summary>
    public override string? ToString() => _text.Length == 0 ? null : _text.ToString();
}
