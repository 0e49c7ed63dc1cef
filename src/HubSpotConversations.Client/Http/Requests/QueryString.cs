using System.Globalization;
using System.Text;
using HubSpotConversations.Json;

namespace HubSpotConversations.Http.Requests;

/// <summary>A query, put together from what was given and escaped exactly once.</summary>
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

    /// <summary>Adds a list in one parameter, with commas; nothing where it is empty.</summary>
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

    /// <summary>The query; null when nothing was given.</summary>
    public override string? ToString() => _text.Length == 0 ? null : _text.ToString();
}
